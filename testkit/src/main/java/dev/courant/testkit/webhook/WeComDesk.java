package dev.courant.testkit.webhook;

import dev.courant.testkit.http.Reply;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** WeCom's group robots (developer.work.weixin.qq.com/document/path/91770). */
final class WeComDesk implements Desk {

    private static final int BYTES = 4_096;

    @Override
    public Message take(Letter letter) {
        letter.is(letter.body(), "msgtype", "markdown");
        String content = letter.text(letter.body().path("markdown"), "content");
        letter.check(
                content.getBytes(StandardCharsets.UTF_8).length <= BYTES,
                40058,
                "markdown.content exceed max length 4096");
        letter.check(!content.contains("<@"), 40058, "somebody is mentioned");
        return new Message(
                letter.vendor(),
                letter.now(),
                Optional.empty(),
                List.of(content.split("\n")),
                MarkdownLinks.in(content),
                letter.body());
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
        return code(45009, "api freq out of limit");
    }

    @Override
    public Reply trouble() {
        return code(-1, "system busy");
    }

    @Override
    public Reply unknown(String secret) {
        return code(93000, "invalid webhook url " + secret);
    }

    private static Reply code(int code, String text) {
        return CodeReplies.of("errcode", code, "errmsg", text);
    }
}
