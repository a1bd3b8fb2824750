package dev.courant.testkit.webhook;

import com.fasterxml.jackson.databind.JsonNode;

import dev.courant.testkit.http.Reply;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Feishu's custom bots (open.larkoffice.com/document/ukTMukTMukTM/ucTM5YjL3ETO24yNxkjN). */
final class FeishuDesk implements Desk {

    private static final int BYTES = 20_000;
    private static final long HOUR = Duration.ofHours(1).toMillis();

    @Override
    public Message take(Letter letter) {
        letter.check(letter.bytes() <= BYTES, 9499, "Bad Request: larger than 20 KB");
        letter.secret().ifPresent(secret -> signature(letter, secret));
        letter.is(letter.body(), "msg_type", "post");
        JsonNode languages = letter.body().path("content").path("post");
        letter.check(languages.size() == 1, 19002, "one language");
        JsonNode post = languages.iterator().next();
        List<String> text = new ArrayList<>(List.of(letter.text(post, "title")));
        List<String> links = new ArrayList<>();
        post.path("content").forEach(line -> text.add(line(letter, line, links)));
        return new Message(
                letter.vendor(), letter.now(), Optional.empty(), text, links, letter.body());
    }

    private static void signature(Letter letter, String secret) {
        String time = letter.body().path("timestamp").asText("");
        boolean right =
                letter.body().path("sign").asText("").equals(Hmac.of(time + "\n" + secret, ""))
                        && letter.isWithin(Long.parseLong(time) * 1_000, HOUR);
        letter.check(
                right,
                19021,
                "sign match fail or timestamp is not within one hour from current time");
    }

    private static String line(Letter letter, JsonNode line, List<String> links) {
        StringBuilder shown = new StringBuilder();
        for (JsonNode element : line) {
            shown.append(letter.text(element, "text"));
            switch (letter.text(element, "tag")) {
                case "text" -> {}
                case "a" -> links.add(letter.text(element, "href"));
                default -> throw new Refusal(19002, "a mention, or an unknown tag");
            }
        }
        return shown.toString();
    }

    @Override
    public Reply taken() {
        return code(0, "success");
    }

    @Override
    public Reply refused(Refusal why) {
        return code(why.code() < 1_000 ? 9499 : why.code(), why.getMessage());
    }

    @Override
    public Reply tooMany(Duration wait) {
        return code(11232, "frequency limited");
    }

    @Override
    public Reply trouble() {
        return code(1500, "internal error");
    }

    @Override
    public Reply unknown(String secret) {
        return code(19001, "param invalid: incoming webhook access token invalid " + secret);
    }

    private static Reply code(int code, String text) {
        return CodeReplies.of("code", code, "msg", text);
    }
}
