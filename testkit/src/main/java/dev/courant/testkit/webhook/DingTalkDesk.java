package dev.courant.testkit.webhook;

import com.fasterxml.jackson.databind.JsonNode;

import dev.courant.testkit.http.Reply;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** DingTalk's custom robots (open.dingtalk.com/document/robots/custom-robot-access). */
final class DingTalkDesk implements Desk {

    private static final int BYTES = 20_000;
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final Pattern MENTION = Pattern.compile("@[\\p{L}\\p{N}]");

    @Override
    public Message take(Letter letter) {
        letter.secret().ifPresent(secret -> signature(letter, secret));
        letter.check(letter.bytes() <= BYTES, 460101, "message too long");
        letter.is(letter.body(), "msgtype", "markdown");
        JsonNode at = letter.body().path("at");
        boolean nobody =
                !at.path("isAtAll").asBoolean()
                        && at.path("atMobiles").isEmpty()
                        && at.path("atUserIds").isEmpty();
        letter.check(nobody, 400, "somebody is mentioned");
        JsonNode markdown = letter.body().path("markdown");
        String text = letter.text(markdown, "text", 5_000);
        letter.check(!MENTION.matcher(text).find(), 400, "looks like a mention");
        return new Message(
                letter.vendor(),
                letter.now(),
                Optional.empty(),
                List.of(letter.text(markdown, "title", 64), text),
                MarkdownLinks.in(text),
                letter.body());
    }

    private static void signature(Letter letter, String secret) {
        Map<String, String> query = letter.request().query();
        String time = query.getOrDefault("timestamp", "0");
        boolean right =
                Hmac.of(secret, time + "\n" + secret).equals(query.get("sign"))
                        && letter.isWithin(Long.parseLong(time), HOUR);
        letter.check(right, 310000, "sign not match");
    }

    @Override
    public Reply taken() {
        return code(0, "ok");
    }

    @Override
    public Reply refused(Refusal why) {
        return code(why.code(), why.getMessage());
    }

    @Override
    public Reply tooMany(Duration wait) {
        return code(130101, "send too fast, exceed 20 times per minute");
    }

    @Override
    public Reply trouble() {
        return code(-1, "系统繁忙");
    }

    @Override
    public Reply unknown(String secret) {
        return code(300001, "token is not exist: " + secret);
    }

    private static Reply code(int code, String text) {
        return CodeReplies.of("errcode", code, "errmsg", text);
    }
}
