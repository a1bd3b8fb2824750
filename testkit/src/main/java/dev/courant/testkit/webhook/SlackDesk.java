package dev.courant.testkit.webhook;

import com.fasterxml.jackson.databind.JsonNode;

import dev.courant.testkit.http.Reply;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Slack's incoming webhooks (docs.slack.dev, Block Kit reference; changelog of 2016-05-17). */
final class SlackDesk implements Desk {

    private static final Pattern ANGLES = Pattern.compile("<([^>]*)>");
    private static final Pattern BARE_AMPERSAND = Pattern.compile("&(?!amp;|lt;|gt;)");

    @Override
    public Message take(Letter letter) {
        JsonNode blocks = letter.body().path("blocks");
        letter.text(letter.body(), "text", 40_000);
        letter.check(!letter.body().path("unfurl_links").asBoolean(true), 400, "links unfurl");
        letter.check(!letter.body().path("unfurl_media").asBoolean(true), 400, "media unfurl");
        letter.check(!blocks.isEmpty() && blocks.size() <= 50, 400, "invalid_blocks");
        List<String> text = new ArrayList<>();
        List<String> links = new ArrayList<>();
        for (JsonNode block : blocks) {
            text.add(block(letter, block, links));
        }
        return new Message(
                letter.vendor(), letter.now(), Optional.empty(), text, links, letter.body());
    }

    private static String block(Letter letter, JsonNode block, List<String> links) {
        JsonNode text = block.path("text");
        switch (letter.text(block, "type")) {
            case "header" -> {
                letter.is(text, "type", "plain_text");
                return letter.text(text, "text", 150);
            }
            case "section" -> {
                letter.is(text, "type", "mrkdwn");
                letter.check(text.path("verbatim").asBoolean(), 400, "not verbatim");
                return mrkdwn(letter, letter.text(text, "text", 3_000), links);
            }
            default -> throw new Refusal(400, "invalid_blocks");
        }
    }

    /** Whatever stands between angle brackets must be a link: else it is a mention. */
    private static String mrkdwn(Letter letter, String text, List<String> links) {
        letter.check(!BARE_AMPERSAND.matcher(text).find(), 400, "an ampersand is not escaped");
        for (MatchResult found : ANGLES.matcher(text).results().toList()) {
            String inner = found.group(1);
            letter.check(inner.startsWith("http"), 400, "a mention: " + inner);
            links.add(inner.split("\\|", 2)[0].replace("&amp;", "&"));
        }
        letter.check(!ANGLES.matcher(text).replaceAll("").contains("<"), 400, "a broken link");
        return text;
    }

    @Override
    public Reply taken() {
        return plain(200, "ok");
    }

    @Override
    public Reply refused(Refusal why) {
        return plain(why.code(), "invalid_payload: " + why.getMessage());
    }

    @Override
    public Reply tooMany(Duration wait) {
        return plain(429, "rate_limited").with("Retry-After", "" + wait.toSeconds());
    }

    @Override
    public Reply trouble() {
        return plain(500, "rollup_error");
    }

    @Override
    public Reply unknown(String secret) {
        return plain(404, "no_service: " + secret);
    }

    private static Reply plain(int status, String body) {
        return Reply.json(status, body).with("Content-Type", "text/html");
    }
}
