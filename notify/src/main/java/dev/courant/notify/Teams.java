package dev.courant.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * Teams, by the webhook of a workflow (Power Automate): an Adaptive Card. Texts are runs of a
 * {@code RichTextBlock}, of which nothing is Markdown (adaptivecards.io/explorer/TextRun.html); a
 * mention would need an entity, and there are none.
 *
 * <p>Limits: "about 28 KB" a message (learn.microsoft.com/connectors/teams, known issues). In which
 * encoding is not said, and others found less: at most 20,000 bytes of UTF-8 and 13,500 UTF-16
 * units are sent. Four requests a second (learn.microsoft.com, incoming webhooks), hence one
 * second. A workflow answers 202 before it posts: what fails behind that is seen in its history
 * only.
 */
record Teams(Secret url) implements Vendor {

    private static final int BYTES = 20_000;
    private static final int UNITS = 13_500;
    private static final int MOST_ITEMS = 20;

    @Override
    public Pace pace() {
        return Pace.seconds(1);
    }

    @Override
    public Outgoing message(Notice notice) {
        return Drafts.fitting(
                notice,
                MOST_ITEMS,
                draft ->
                        Optional.of(Outgoing.json(url, message(draft)))
                                .filter(request -> Size.UTF8.fits(request.body(), BYTES))
                                .filter(request -> Size.UTF16.fits(request.body(), UNITS)));
    }

    @Override
    public Optional<DeliveryException> failure(String who, HttpAnswer answer) {
        return Failures.status(who, answer);
    }

    private static ObjectNode message(Draft draft) {
        ObjectNode message = Json.object().put("type", "message");
        message.putArray("attachments")
                .addObject()
                .put("contentType", "application/vnd.microsoft.card.adaptive")
                .putNull("contentUrl")
                .set("content", card(draft));
        return message;
    }

    private static ObjectNode card(Draft draft) {
        ObjectNode card =
                Json.object()
                        .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                        .put("type", "AdaptiveCard")
                        .put("version", "1.4");
        card.putObject("msteams").put("width", "Full");
        ArrayNode body = card.putArray("body");
        run(paragraph(body), draft.headline(), null).put("size", "large").put("weight", "bolder");
        draft.intro().forEach(line -> run(paragraph(body), line, null));
        draft.entries().forEach(entry -> entry(body, entry));
        draft.notes().forEach(line -> run(paragraph(body), line, null).put("isSubtle", true));
        if (draft.anchor() != null) {
            open(card.putArray("actions").addObject(), draft.anchor().address())
                    .put("title", draft.anchor().text());
        }
        return card;
    }

    private static void entry(ArrayNode body, Draft.Entry entry) {
        ArrayNode line = paragraph(body);
        run(line, entry.level().mark() + " ", null);
        run(line, entry.repo() + " ", null).put("weight", "bolder");
        run(line, entry.title().text(), entry.title().address());
        if (entry.why() != null) {
            run(paragraph(body), entry.why(), null).put("isSubtle", true);
        }
    }

    private static ArrayNode paragraph(ArrayNode body) {
        return body.addObject().put("type", "RichTextBlock").putArray("inlines");
    }

    private static ObjectNode run(ArrayNode line, String text, @Nullable String address) {
        ObjectNode run = line.addObject().put("type", "TextRun").put("text", text);
        if (address != null) {
            open(run.putObject("selectAction"), address);
        }
        return run;
    }

    private static ObjectNode open(ObjectNode action, String address) {
        return action.put("type", "Action.OpenUrl").put("url", address);
    }
}
