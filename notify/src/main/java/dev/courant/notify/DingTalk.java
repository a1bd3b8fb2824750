package dev.courant.notify;

import com.fasterxml.jackson.databind.node.ObjectNode;

import okhttp3.HttpUrl;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * A custom robot of DingTalk's: Markdown. Nobody is mentioned: {@code at} names none.
 *
 * <p>Twenty messages a minute, else the robot is silenced for ten minutes
 * (open.dingtalk.com/document/robots/custom-robot-access), hence three seconds. The signature is an
 * HMAC of the time in milliseconds, a line feed and the secret, keyed with the secret, in the
 * query; it is good for an hour (the same, security settings). 200 means nothing: {@code errcode}
 * must be 0. For the length of a robot's message no official figure was found; that of chat
 * messages is taken (5,000 characters, code 34016 of the global list), and 20,000 bytes in all,
 * which others name.
 */
record DingTalk(Secret url, Optional<Secret> secret, InstantSource clock) implements Vendor {

    private static final int CHARACTERS = 5_000;
    private static final int BYTES = 20_000;
    private static final int TITLE = 64;
    private static final int MOST_ITEMS = 15;

    private static final ErrorCodes CODES =
            new ErrorCodes(
                    "errcode",
                    Set.of(90030, 130101, 302033, 410100),
                    Optional.of(Duration.ofMinutes(10)),
                    Set.of(-1),
                    DingTalk::meaning);

    @Override
    public Pace pace() {
        return Pace.seconds(3);
    }

    @Override
    public Outgoing message(Notice notice) {
        return Drafts.fitting(notice, MOST_ITEMS, this::render);
    }

    @Override
    public Optional<DeliveryException> failure(String who, HttpAnswer answer) {
        return CODES.failure(who, answer);
    }

    private static String meaning(int code) {
        return switch (code) {
            case 300001, 400101, 400106 -> "the robot is not known; check url";
            case 310000 ->
                    "the signature is wrong (check secret), a clock is an hour off, this machine is"
                            + " not on the robot's list, or it has none of the robot's keywords";
            case 400013 -> "the group was dissolved";
            case 400102 -> "the robot is switched off";
            case 460101 -> "it is too long";
            default -> "see DingTalk's list of codes";
        };
    }

    private Optional<Outgoing> render(Draft draft) {
        String text = Markdown.of(draft);
        ObjectNode message = Json.object().put("msgtype", "markdown");
        message.putObject("markdown")
                .put("title", Size.UTF16.cut(Markdown.escape(draft.headline()), TITLE))
                .put("text", text);
        message.putObject("at").put("isAtAll", false);
        Outgoing outgoing = Outgoing.json(signedUrl(), message);
        return Size.UTF16.fits(text, CHARACTERS) && Size.UTF8.fits(outgoing.body(), BYTES)
                ? Optional.of(outgoing)
                : Optional.empty();
    }

    private HttpUrl signedUrl() {
        HttpUrl.Builder signed = HttpUrl.get(url.value()).newBuilder();
        secret.map(Secret::value)
                .ifPresent(
                        key -> {
                            String time = Long.toString(clock.instant().toEpochMilli());
                            signed.setQueryParameter("timestamp", time);
                            signed.setQueryParameter(
                                    "sign", Signatures.hmac(key, time + "\n" + key));
                        });
        return signed.build();
    }
}
