package dev.courant.publisher;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;

import org.commonmark.node.ListItem;

import java.util.ArrayList;
import java.util.List;

/** Events as points of an edition: the higher the level, the more is said. */
final class EditionPoints {

    private static final int TITLE_LIMIT = 200;
    private static final int GIST_OF_HIGH = 320;
    private static final int GIST_OF_MEDIUM = 160;
    private static final int SUMMARY_OF_HIGH = 600;
    private static final int SUMMARY_OF_MEDIUM = 300;
    private static final int FILES_OF_HIGH = 6;
    private static final int FILES_OF_MEDIUM = 3;

    private final Words words;
    private final EventText texts;
    private final FileText files;
    private final AnalysisText judgements;

    EditionPoints(Words words, EventText texts) {
        this.words = words;
        this.texts = texts;
        this.judgements = new AnalysisText(words, texts);
        this.files = new FileText(words);
    }

    ListItem headline(EnrichedEvent event) {
        return new Line()
                .mark(event.getLevel())
                .text(" ")
                .append(Prose.plain(event.getRepo(), TITLE_LIMIT))
                .text(words.say("colon"))
                .link(Links.best(event), texts.title(event, TITLE_LIMIT))
                .details(event)
                .item();
    }

    ListItem point(EnrichedEvent event) {
        var line = head(event);
        var below = new ArrayList<ListItem>();
        boolean high = event.getLevel() == Level.HIGH;
        if (event.getLevel() == Level.LOW) {
            addFilesCounted(line, event);
        } else {
            if (high || AnalysisText.isDisputed(event)) {
                below.add(judgements.score(event).item());
            }
            addGist(below, event);
            addFilesNamed(below, event);
        }
        if (event.getProblem() != null) {
            below.add(Line.of("⚠️ ").append(problem(event)).item());
        }
        line.details(event);
        return below.isEmpty() ? line.item() : line.item(Markdown.bullets(below));
    }

    /** Why an event's diff is missing. */
    Line problem(EnrichedEvent event) {
        var problem = event.getProblem() == null ? "" : event.getProblem();
        return Line.of(words.say("event.problem")).append(Prose.plain(problem, GIST_OF_HIGH));
    }

    private Line head(EnrichedEvent event) {
        var title = texts.title(event, TITLE_LIMIT);
        var high = event.getLevel() == Level.HIGH;
        var line =
                new Line()
                        .mark(event.getLevel())
                        .text(" ")
                        .link(Links.best(event), high ? new Line().strong(title) : title)
                        .text(" — ")
                        .append(EventText.id(event));
        if (event.getPullRequest() != null) {
            line.text(" · ").append(EventText.pullRequest(event));
        }
        line.text(" · ").append(texts.author(event));
        for (var part : List.of(texts.type(event), texts.labels(event))) {
            if (!part.isEmpty()) {
                line.text(" · ").append(part);
            }
        }
        return line;
    }

    private void addGist(List<ListItem> below, EnrichedEvent event) {
        var line = gist(event);
        if (!line.isEmpty()) {
            below.add(line.text(RepoDay.isIssue(event) ? truncation(event) : "").item());
        } else if (RepoDay.isIssue(event) && event.getTruncated()) {
            below.add(Line.of(truncation(event)).item());
        }
    }

    /** What a model says, or else how the message begins. */
    private static Line gist(EnrichedEvent event) {
        boolean high = event.getLevel() == Level.HIGH;
        var analysis = Analyses.shown(event);
        if (analysis != null) {
            return ModelText.line(
                    analysis.getSummary(), high ? SUMMARY_OF_HIGH : SUMMARY_OF_MEDIUM);
        }
        int limit = high ? GIST_OF_HIGH : GIST_OF_MEDIUM;
        // More than is shown, so that what is left out at its start does not leave it empty.
        var gist = MessageBody.of(event.getBody(), 10 * limit).gist();
        return EventText.prose(event).line(gist, limit);
    }

    private void addFilesNamed(List<ListItem> below, EnrichedEvent event) {
        if (FileText.count(event) > 0) {
            int top = event.getLevel() == Level.HIGH ? FILES_OF_HIGH : FILES_OF_MEDIUM;
            below.add(
                    Line.of(words.say("files.label"))
                            .append(files.named(event, top))
                            .text(truncation(event))
                            .item());
        }
    }

    private void addFilesCounted(Line line, EnrichedEvent event) {
        if (FileText.count(event) > 0) {
            line.text(" · ").append(files.counted(event));
        }
        line.text(truncation(event));
    }

    /**
     * A cut diff is not missed here, where files are named and not shown: a cut list of them is.
     */
    private String truncation(EnrichedEvent event) {
        boolean missed =
                RepoDay.isIssue(event)
                        ? event.getTruncated()
                        : event.getTruncated() && event.getFileCount() > event.getFiles().size();
        return missed ? words.say("event.truncated") : "";
    }
}
