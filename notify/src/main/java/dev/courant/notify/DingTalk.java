package dev.courant.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import okhttp3.HttpUrl;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

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
record DingTalk(HttpUrl url, Optional<Secret> secret, InstantSource clock) implements Vendor {

    private static final int CHARACTERS = 5_000;
    private static final int BYTES = 20_000;
    private static final int TITLE = 64;
    private static final int MOST_ITEMS = 15;
    private static final Duration SILENCED = Duration.ofMinutes(10);

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
        JsonNode code = Json.read(answer.body()).path("errcode");
        if (!code.isIntegralNumber()) {
            return Failures.status(who, answer).or(() -> Optional.of(Failures.strange(who)));
        }
        int number = code.intValue();
        return switch (number) {
            case 0 -> Failures.status(who, answer);
            case 130101, 410100, 302033, 90030 ->
                    Optional.of(Failures.limited(who, number, Optional.of(SILENCED)));
            case -1 -> Optional.of(Failures.unavailable(who, number));
            default -> Optional.of(Failures.refused(who, number, why(number)));
        };
    }

    private static String why(int code) {
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
        if (secret.isEmpty()) {
            return url;
        }
        String key = secret.get().value();
        String time = Long.toString(clock.instant().toEpochMilli());
        return url.newBuilder()
                .setQueryParameter("timestamp", time)
                .setQueryParameter("sign", Signatures.hmac(key, time + "\n" + key))
                .build();
    }
}
