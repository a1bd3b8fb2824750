package dev.courant.publisher;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;

import org.commonmark.node.Heading;
import org.commonmark.node.Node;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An event's section on its repository's page: a model's analysis, or else what its author wrote,
 * and the files.
 */
final class EventSection {

    private static final int TITLE_LIMIT = 200;
    private static final int MODULES = 8;
    private static final int FILES_OF_HIGH = 40;
    private static final int FILES_OF_MEDIUM = 12;

    private final Words words;
    private final EventText texts;
    private final FileText files;
    private final Fields fields;
    private final AnalysisText judgements;
    private final AnalysisSection analyses;

    EventSection(Words words, EventText texts) {
        this.words = words;
        this.texts = texts;
        this.files = new FileText(words);
        this.fields = new Fields(words);
        this.judgements = new AnalysisText(words, texts);
        this.analyses = new AnalysisSection(words, files);
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
        blocks.add(fields.field("field.importance").append(importance(event)).paragraph());
        var analysis = Analyses.shown(event);
        if (analysis != null) {
            blocks.addAll(analyses.blocks(event, analysis));
        } else {
            addFailure(blocks, event);
            addSummary(blocks, event);
            addScope(blocks, event);
        }
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
        return Line.of(texts.level(event.getLevel()) + " · ").append(judgements.score(event));
    }

    private void addFailure(List<Node> blocks, EnrichedEvent event) {
        var problem = Analyses.problem(event);
        if (problem != null) {
            blocks.add(judgements.failure(event, problem).paragraph());
        }
    }

    private void addSummary(List<Node> blocks, EnrichedEvent event) {
        var body = MessageBody.of(event.getBody(), bodyLimit(event.getLevel()));
        var nodes = body.nodes(EventText.prose(event));
        if (!nodes.isEmpty()) {
            var key = RepoDay.isIssue(event) ? "field.description" : "field.summary";
            blocks.add(fields.label(key).paragraph());
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
            blocks.add(fields.field("field.scope").append(files.counted(event)).paragraph());
            return;
        }
        int top = event.getLevel() == Level.HIGH ? FILES_OF_HIGH : FILES_OF_MEDIUM;
        blocks.add(fields.label("field.scope").paragraph());
        blocks.add(Markdown.bullets(files.modules(event, MODULES)));
        blocks.add(files.table(event, top));
        var beyond = files.beyondTable(event, top);
        if (!beyond.isEmpty()) {
            blocks.add(beyond.paragraph());
        }
    }

    private void addField(List<Node> blocks, String key, Line content) {
        if (!content.isEmpty()) {
            blocks.add(fields.field(key).append(content).paragraph());
        }
    }
}
