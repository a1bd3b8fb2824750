package dev.courant.testkit.webhook;

import dev.courant.testkit.http.Reply;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Telegram's Bot API, {@code sendMessage} with HTML (core.telegram.org/bots/api). */
final class TelegramDesk implements Desk {

    private static final Pattern METHOD =
            Pattern.compile("/telegram/bot[0-9]+:[A-Za-z0-9_-]+/sendMessage");

    /** The two tags that messages here are made of, as they must be written. */
    private static final Pattern TAG = Pattern.compile("<a href=\"([^\"<>]*)\">|</a>|<b>|</b>");

    private static final Pattern BARE_AMPERSAND = Pattern.compile("&(?!amp;|lt;|gt;|quot;|#39;)");

    /** What Telegram makes links, mentions, tags and commands of by itself. */
    private static final Pattern FOUND =
            Pattern.compile(
                    "https?://|(?<![\\p{L}\\p{N}_])[@#/][A-Za-z]\\w+|[\\w-]\\.(?:com|org|net|md|py|rs)\\b");

    @Override
    public Message take(Letter letter) {
        letter.check(METHOD.matcher(letter.request().path()).matches(), 404, "Not Found");
        letter.text(letter.body(), "chat_id");
        letter.is(letter.body(), "parse_mode", "HTML");
        letter.check(
                letter.body().path("link_preview_options").path("is_disabled").asBoolean(),
                400,
                "a preview");
        String html = letter.text(letter.body(), "text");
        List<String> links = links(letter, html);
        String shown = unescaped(TAG.matcher(html).replaceAll(""));
        letter.check(shown.length() <= 4_096, 400, "message is too long");
        letter.check(!FOUND.matcher(shown).find(), 400, "Telegram would link: " + shown);
        return new Message(
                letter.vendor(),
                letter.now(),
                Optional.empty(),
                List.of(shown.split("\n")),
                links,
                letter.body());
    }

    private static List<String> links(Letter letter, String html) {
        letter.check(!BARE_AMPERSAND.matcher(html).find(), 400, "can't parse entities: &");
        String open = "";
        List<String> links = new ArrayList<>();
        for (MatchResult tag : TAG.matcher(html).results().toList()) {
            String name = tag.group().replaceAll("[</>]|\\s.*", "");
            boolean closes = tag.group().startsWith("</");
            letter.check(open.equals(closes ? name : ""), 400, "can't parse entities: " + tag);
            open = closes ? "" : name;
            if (tag.group(1) != null) {
                links.add(unescaped(tag.group(1)));
            }
        }
        String rest = TAG.matcher(html).replaceAll("");
        letter.check(open.isEmpty() && !rest.contains("<"), 400, "can't parse entities: <");
        return links;
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    @Override
    public Reply taken() {
        return Reply.json(200, "{\"ok\":true,\"result\":{\"message_id\":1}}");
    }

    @Override
    public Reply refused(Refusal why) {
        return error(why.code(), why.getMessage().replaceAll("[^ -~]|[\"\\\\]", "?"), "");
    }

    @Override
    public Reply tooMany(Duration wait) {
        return error(
                429,
                "Too Many Requests",
                ",\"parameters\":{\"retry_after\":" + wait.toSeconds() + "}");
    }

    @Override
    public Reply trouble() {
        return error(502, "Bad Gateway", "");
    }

    @Override
    public Reply unknown(String secret) {
        return error(401, "Unauthorized " + secret, "");
    }

    private static Reply error(int code, String text, String more) {
        return Reply.json(
                code,
                "{\"ok\":false,\"error_code\":"
                        + code
                        + ",\"description\":\""
                        + text
                        + "\""
                        + more
                        + "}");
    }
}
