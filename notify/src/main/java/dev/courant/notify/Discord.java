package dev.courant.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import okhttp3.HttpUrl;

import java.time.Duration;
import java.util.Optional;

/**
 * Discord's webhooks: one embed, and no mention whatever the text says.
 *
 * <p>Limits of an embed: 256 characters of title, 4,096 of description, 6,000 of all; 10 embeds a
 * message (discord.com/developers/docs/resources/message, embed limits). Errors have a status of
 * their own; 429 says in JSON how many seconds to wait, with fractions
 * (discord.com/developers/docs/topics/rate-limits). How many messages a webhook may take is told
 * with each answer only; five in two seconds and thirty in a minute are what others observed, hence
 * two seconds.
 */
record Discord(Secret url) implements Vendor {

    private static final int TITLE = 256;
    private static final int DESCRIPTION = 4_096;
    private static final int MOST_ITEMS = 20;
    private static final int PAPER = 0x2B_4C_7E;

    @Override
    public Pace pace() {
        return Pace.seconds(2);
    }

    @Override
    public Outgoing message(Notice notice) {
        ObjectNode message = Json.object();
        message.putObject("allowed_mentions").putArray("parse");
        message.putArray("embeds").add(Drafts.fitting(notice, MOST_ITEMS, Discord::embed));
        // Without it, Discord answers before it knows whether the message can be kept.
        HttpUrl waiting =
                HttpUrl.get(url.value()).newBuilder().setQueryParameter("wait", "true").build();
        return Outgoing.json(waiting, message);
    }

    @Override
    public Optional<DeliveryException> failure(String who, HttpAnswer answer) {
        if (answer.status() == 429) {
            JsonNode seconds = Json.read(answer.body()).path("retry_after");
            Optional<Duration> wait =
                    seconds.isNumber()
                            ? Optional.of(RetryAfter.seconds(seconds.doubleValue()))
                            : answer.retryAfter();
            return Optional.of(Failures.limited(who, 429, wait));
        }
        return Failures.status(who, answer);
    }

    private static Optional<ObjectNode> embed(Draft draft) {
        String description =
                String.join(
                        "\n", Layout.of(draft, Discord::escape, Markdown::link, Markdown::bold));
        ObjectNode embed = Json.object();
        embed.put("title", Size.UTF16.cut(draft.headline(), TITLE, Discord::escape));
        if (draft.anchor() != null) {
            embed.put("url", draft.anchor().address());
        }
        embed.put("description", description);
        embed.put("color", draft.accent() == null ? PAPER : draft.accent().colour());
        return Size.UTF16.fits(description, DESCRIPTION) ? Optional.of(embed) : Optional.empty();
    }

    /** Any ASCII sign may have a backslash before it, which takes its meaning. */
    private static String escape(String text) {
        return text.replaceAll("[\\\\*_~`|<>\\[\\]#@-]", "\\\\$0");
    }
}
