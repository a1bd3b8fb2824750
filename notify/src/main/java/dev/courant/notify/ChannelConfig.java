package dev.courant.notify;

import java.time.Duration;
import java.util.Optional;

/**
 * One channel, as {@code courant.notify[]} has it. Which keys a type needs, and which it may have,
 * is checked here.
 *
 * @param name by which people and the outbox know it: 1 to 64 characters, no control characters
 * @param url of the webhook, a secret in itself; for {@code telegram} the API's address, if it is
 *     not Telegram's own
 * @param token of a bot: {@code telegram}
 * @param chat where the bot writes: a number, or the {@code @name} of a public channel
 * @param secret for signatures: required by {@code webhook} ({@code whsec_} and 24 to 64 bytes in
 *     base64), allowed by {@code feishu} and {@code dingtalk}
 * @param mail where and how e-mail is sent
 * @param allowPrivate whether {@code url} may be plain http, and lead to a private address
 * @param timeout of one delivery, of each step of it for e-mail; 20 s unless told
 */
public record ChannelConfig(
        String name,
        ChannelType type,
        Optional<Secret> url,
        Optional<Secret> token,
        Optional<String> chat,
        Optional<Secret> secret,
        Optional<MailConfig> mail,
        boolean allowPrivate,
        Duration timeout) {

    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(5);

    /**
     * @throws IllegalArgumentException naming the key that is wrong, and never its value: it may be
     *     a secret
     */
    public ChannelConfig {
        ChannelCheck check = new ChannelCheck(name, type);
        check.name();
        check.present("url", url.isPresent(), type != ChannelType.EMAIL, needsUrl(type));
        check.present("token", token.isPresent(), type == ChannelType.TELEGRAM);
        check.present("chat", chat.isPresent(), type == ChannelType.TELEGRAM);
        check.present("secret", secret.isPresent(), maySign(type), type == ChannelType.WEBHOOK);
        check.present("host", mail.isPresent(), type == ChannelType.EMAIL);
        check.require(
                "allow-private",
                !allowPrivate || type != ChannelType.EMAIL,
                "is nothing that email has: its server may be a private one");
        check.require(
                "timeout",
                timeout.isPositive() && timeout.compareTo(LONGEST_TIMEOUT) <= 0,
                "is longer than zero, and five minutes at most");
        url.ifPresent(address -> check.url(address, allowPrivate));
        token.ifPresent(check::token);
        chat.ifPresent(check::chat);
        secret.ifPresent(check::secret);
    }

    /** To be given the keys that the type needs; all others have their defaults. */
    public static ChannelConfigBuilder builder(String name, ChannelType type) {
        return new ChannelConfigBuilder(name, type);
    }

    /** What texts call it. */
    String who() {
        return "Channel " + name + " (" + type.key() + ")";
    }

    private static boolean needsUrl(ChannelType type) {
        return type != ChannelType.EMAIL && type != ChannelType.TELEGRAM;
    }

    private static boolean maySign(ChannelType type) {
        return type == ChannelType.FEISHU
                || type == ChannelType.DINGTALK
                || type == ChannelType.WEBHOOK;
    }
}
