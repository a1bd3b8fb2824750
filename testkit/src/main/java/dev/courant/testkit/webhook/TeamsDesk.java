package dev.courant.testkit.webhook;

import com.fasterxml.jackson.databind.JsonNode;

import dev.courant.testkit.http.Reply;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The webhook of a Teams workflow (learn.microsoft.com; adaptivecards.io). */
final class TeamsDesk implements Desk {

    private static final int BYTES = 28_000;

    @Override
    public Message take(Letter letter) {
        letter.check(letter.bytes() <= BYTES, 413, "larger than 28 KB");
        int wide = letter.request().body().getBytes(StandardCharsets.UTF_16LE).length;
        letter.check(wide <= BYTES, 413, "larger than 28 KB as UTF-16");
        letter.is(letter.body(), "type", "message");
        JsonNode attachment = letter.body().path("attachments").path(0);
        letter.is(attachment, "contentType", "application/vnd.microsoft.card.adaptive");
        JsonNode card = attachment.path("content");
        letter.is(card, "type", "AdaptiveCard");
        letter.text(card, "version");
        letter.check(!card.path("msteams").has("entities"), 400, "mentions");
        List<String> text = new ArrayList<>();
        List<String> links = new ArrayList<>();
        card.path("body").forEach(block -> text.add(block(letter, block, links)));
        for (JsonNode action : card.path("actions")) {
            text.add(letter.text(action, "title"));
            links.add(open(letter, action));
        }
        letter.check(!text.isEmpty(), 400, "an empty card");
        return new Message(
                letter.vendor(), letter.now(), Optional.empty(), text, links, letter.body());
    }

    private static String block(Letter letter, JsonNode block, List<String> links) {
        letter.is(block, "type", "RichTextBlock");
        StringBuilder line = new StringBuilder();
        for (JsonNode run : block.path("inlines")) {
            letter.is(run, "type", "TextRun");
            line.append(letter.text(run, "text"));
            if (run.has("selectAction")) {
                links.add(open(letter, run.path("selectAction")));
            }
        }
        return line.toString();
    }

    private static String open(Letter letter, JsonNode action) {
        letter.is(action, "type", "Action.OpenUrl");
        return letter.text(action, "url");
    }

    @Override
    public Reply taken() {
        return Reply.json(202, "");
    }

    @Override
    public Reply refused(Refusal why) {
        return Reply.json(why.code(), "{\"error\":{\"message\":\"" + why.getMessage() + "\"}}");
    }

    @Override
    public Reply tooMany(Duration wait) {
        return Reply.json(429, "{\"error\":{\"code\":\"WorkflowTriggerIsThrottled\"}}")
                .with("Retry-After", "" + wait.toSeconds());
    }

    @Override
    public Reply trouble() {
        return Reply.json(502, "{\"error\":{\"code\":\"NoResponse\"}}");
    }

    @Override
    public Reply unknown(String secret) {
        return Reply.json(
                404, "{\"error\":{\"code\":\"WorkflowNotFound\",\"message\":\"" + secret + "\"}}");
    }
}
