package dev.courant.testkit.webhook;

import dev.courant.testkit.http.Reply;

import java.time.Duration;

/** What one vendor checks, and how it answers. Keeps nothing. */
interface Desk {

    static Desk of(Vendor vendor) {
        return switch (vendor) {
            case SLACK -> new SlackDesk();
            case DISCORD -> new DiscordDesk();
            case TEAMS -> new TeamsDesk();
            case FEISHU -> new FeishuDesk();
            case DINGTALK -> new DingTalkDesk();
            case WECOM -> new WeComDesk();
            case TELEGRAM -> new TelegramDesk();
            case WEBHOOK -> new StandardDesk();
        };
    }

    /**
     * Checks everything that the vendor's documentation asks for.
     *
     * @throws Refusal as the vendor would refuse it
     */
    Message take(Letter letter);

    /** The answer to a message that was taken. */
    Reply taken();

    /** The answer to a message that was refused. */
    Reply refused(Refusal why);

    /** The vendor's way to say that it gets too many messages. */
    Reply tooMany(Duration wait);

    /** The vendor's way to say that it has troubles of its own. */
    Reply trouble();

    /** The vendor's way to say that it does not know the webhook; it names it in full. */
    Reply unknown(String secret);
}
