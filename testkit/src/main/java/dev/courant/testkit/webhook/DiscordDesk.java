package dev.courant.testkit.webhook;

import com.fasterxml.jackson.databind.JsonNode;

import dev.courant.testkit.http.Reply;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Discord's webhooks (discord.com/developers/docs/resources/webhook and /message). */
final class DiscordDesk implements Desk {

    private static final Map<String, Integer> LIMITS =
            Map.of("title", 256, "description", 4_096, "footer", 2_048);

    @Override
    public Message take(Letter letter) {
        JsonNode parse = letter.body().path("allowed_mentions").path("parse");
        letter.check(parse.isArray() && parse.isEmpty(), 400, "mentions are allowed");
        letter.check("true".equals(letter.request().query().get("wait")), 400, "does not wait");
        JsonNode embeds = letter.body().path("embeds");
        letter.check(!embeds.isEmpty() && embeds.size() <= 10, 400, "1 to 10 embeds");
        List<String> text = new ArrayList<>();
        List<String> links = new ArrayList<>();
        for (JsonNode embed : embeds) {
            embed(letter, embed, text, links);
        }
        int all = text.stream().mapToInt(String::length).sum();
        letter.check(all <= 6_000, 400, "embeds have " + all + " characters");
        return new Message(
                letter.vendor(), letter.now(), Optional.empty(), text, links, letter.body());
    }

    private static void embed(
            Letter letter, JsonNode embed, List<String> text, List<String> links) {
        LIMITS.forEach(
                (field, limit) -> {
                    if (embed.has(field)) {
                        String value = letter.text(embed, field, limit);
                        text.add(value);
                        links.addAll(MarkdownLinks.in(value));
                    }
                });
        letter.check(!text.isEmpty(), 400, "an embed without text");
        if (embed.has("url")) {
            links.add(letter.text(embed, "url"));
        }
    }

    @Override
    public Reply taken() {
        return Reply.json(200, "{\"id\":\"1\"}");
    }

    @Override
    public Reply refused(Refusal why) {
        return Reply.json(why.code(), "{\"code\":50035,\"message\":\"" + why.getMessage() + "\"}");
    }

    /** The wait has fractions of a second in the body alone. */
    @Override
    public Reply tooMany(Duration wait) {
        String seconds = String.valueOf(wait.toMillis() / 1_000.0);
        return Reply.json(
                        429,
                        "{\"message\":\"You are being rate limited.\",\"retry_after\":"
                                + seconds
                                + ",\"global\":false}")
                .with("Retry-After", "" + wait.toSeconds());
    }

    @Override
    public Reply trouble() {
        return Reply.json(502, "<html>");
    }

    @Override
    public Reply unknown(String secret) {
        return Reply.json(404, "{\"code\":10015,\"message\":\"Unknown Webhook " + secret + "\"}");
    }
}
