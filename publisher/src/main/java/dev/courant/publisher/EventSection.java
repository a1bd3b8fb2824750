package dev.courant.publisher;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;

import org.commonmark.node.Heading;
import org.commonmark.node.Node;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An event's section on its repository's page. What only a model can tell is left out where none
 * has.
 */
final class EventSection {

    private static final int TITLE_LIMIT = 200;
    private static final int MODULES = 8;
    private static final int FILES_OF_HIGH = 40;
    private static final int FILES_OF_MEDIUM = 12;

    private final Words words;
    private final EventText texts;
    private final FileText files;

    EventSection(Words words, EventText texts) {
        this.words = words;
        this.texts = texts;
        this.files = new FileText(words);
    }

    /**
     * The title as a heading that GitHub makes an anchor of, and which no other has: with the
     * event's id if the title alone gives none.
     *
     * @param taken anchors that the page has so far; this one is added
     */
    Heading heading(EnrichedEvent event, Set<String> taken) {
        var title = withPullRequest(texts.title(event, TITLE_LIMIT), event);
        var anchor = Slugs.plain(title.plain());
        boolean names = !anchor.replace("-", "").isEmpty() && taken.add(anchor);
        return (names ? title : title.text(" (").append(EventText.id(event)).text(")")).heading(4);
    }

    Line linkedTitle(EnrichedEvent event) {
        return withPullRequest(
                new Line().link(Links.best(event), texts.title(event, TITLE_LIMIT)), event);
    }

    private static Line withPullRequest(Line title, EnrichedEvent event) {
        return event.getPullRequest() == null
                ? title
                : title.text(" (").append(EventText.pullRequest(event)).text(")");
    }

    List<Node> blocks(EnrichedEvent event) {
        var blocks = new ArrayList<Node>();
        blocks.add(identity(event).paragraph());
        addField(blocks, "field.type", texts.type(event));
        addField(blocks, "field.labels", texts.labels(event));
        blocks.add(field("field.importance").append(importance(event)).paragraph());
        addSummary(blocks, event);
        addScope(blocks, event);
        if (event.getTruncated()) {
            blocks.add(Line.of("✂️ " + words.say("event.truncated.sentence")).paragraph());
        }
        if (event.getProblem() != null) {
            blocks.add(
                    Line.of("⚠️ " + words.say("event.problem"))
                            .append(Prose.plain(event.getProblem(), TITLE_LIMIT))
                            .paragraph());
        }
        return blocks;
    }

    private Line identity(EnrichedEvent event) {
        var line = new Line();
        if (RepoDay.isIssue(event)) {
            line.strong(Line.of(words.say("event.issue")))
                    .text(words.say("colon"))
                    .append(EventText.id(event))
                    .bar()
                    .text("🔗 ")
                    .link(Links.page(event), Line.of(words.say("event.see-issue")));
        } else {
            line.strong(Line.of("SHA"))
                    .text(": ")
                    .code(EventText.shortId(event))
                    .bar()
                    .text("🔗 ")
                    .link(Links.page(event), Line.of(words.say("event.see-commit")));
        }
        if (event.getPullRequest() != null) {
            line.bar().text("PR ").append(EventText.pullRequest(event));
        }
        return line.bar()
                .text("👤 ")
                .append(texts.author(event))
                .bar()
                .text("🕒 " + texts.time(event.getOccurredAt()));
    }

    private Line importance(EnrichedEvent event) {
        var reasons = texts.reasons(event);
        return Line.of(
                texts.level(event.getLevel())
                        + " · "
                        + words.say("event.score", event.getScore(), texts.scoredBy(event))
                        + (reasons.isEmpty() ? "" : words.say("colon") + reasons));
    }

    private void addSummary(List<Node> blocks, EnrichedEvent event) {
        var body = MessageBody.of(event.getBody(), bodyLimit(event.getLevel()));
        var nodes = body.nodes(EventText.prose(event));
        if (!nodes.isEmpty()) {
            blocks.add(
                    label(RepoDay.isIssue(event) ? "field.description" : "field.summary")
                            .paragraph());
            blocks.addAll(nodes);
        }
    }

    private static int bodyLimit(Level level) {
        return switch (level) {
            case HIGH -> 3_000;
            case MEDIUM -> 1_200;
            case LOW -> 300;
        };
    }

    private void addScope(List<Node> blocks, EnrichedEvent event) {
        if (FileText.count(event) == 0) {
            return;
        }
        if (event.getLevel() == Level.LOW || event.getFiles().isEmpty()) {
            blocks.add(field("field.scope").append(files.counted(event)).paragraph());
            return;
        }
        int top = event.getLevel() == Level.HIGH ? FILES_OF_HIGH : FILES_OF_MEDIUM;
        blocks.add(label("field.scope").paragraph());
        blocks.add(Markdown.bullets(files.modules(event, MODULES)));
        blocks.add(files.table(event, top));
        var beyond = files.beyondTable(event, top);
        if (!beyond.isEmpty()) {
            blocks.add(beyond.paragraph());
        }
    }

    private void addField(List<Node> blocks, String key, Line content) {
        if (!content.isEmpty()) {
            blocks.add(field(key).append(content).paragraph());
        }
    }

    private Line field(String key) {
        return label(key).text(words.say("colon"));
    }

    private Line label(String key) {
        return new Line().strong(Line.of(words.say(key)));
    }
}
