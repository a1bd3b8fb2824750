package dev.courant.publisher;

import dev.courant.schemas.DayCounts;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;

import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What an edition ends with: the outlook, the numbers, and everything that is missing, and why. */
final class EditionClosing {

    private static final int NAME_LIMIT = 200;
    private static final int OUTLOOK_LIMIT = 4_000;
    private static final int NAMED_EVENTS = 8;

    /** Nothing is known of a day that was not read: not even that nothing happened. */
    private static final Object[] UNKNOWN = {"–", "–", "–", "–", "–"};

    private final Words words;
    private final EventText texts;
    private final RepoText repos;
    private final EditionPoints points;
    private final AnalysisText judgements;

    EditionClosing(Words words, EventText texts, RepoText repos, EditionPoints points) {
        this.words = words;
        this.texts = texts;
        this.repos = repos;
        this.points = points;
        this.judgements = new AnalysisText(words, texts);
    }

    /** A list of the caller's own. */
    List<Node> blocks(EditionContent content, Prose cited) {
        return blocks(content, cited, content.complete());
    }

    /**
     * The same of a week or a month.
     *
     * @param complete whether all is there
     */
    List<Node> blocks(EditionContent content, Prose cited, boolean complete) {
        var blocks = new ArrayList<Node>();
        if (content.prose().outlook() != null) {
            blocks.addAll(ModelText.blocks(content.prose().outlook(), OUTLOOK_LIMIT, cited));
        }
        blocks.add(table(content, complete));
        addErrors(blocks, "closing.unread", unread(content));
        addErrors(blocks, "closing.errors", errors(content));
        return blocks;
    }

    private Node table(EditionContent content, boolean complete) {
        var rows = new ArrayList<List<Line>>();
        for (var repo : content.repos()) {
            rows.add(
                    row(
                            Prose.plain(repo.name(), NAME_LIMIT),
                            repo.isKnown() ? repo.counts() : null,
                            words.say("state." + repo.state())));
        }
        rows.add(total(content.total(), complete));
        return table("table.repo", rows);
    }

    /**
     * Rows of numbers under their heads.
     *
     * @param first words for the head of the first column
     */
    Node table(String first, List<List<Line>> rows) {
        var head =
                List.of(
                        words.say(first),
                        words.say("table.commits"),
                        words.say("table.issues"),
                        texts.level(Level.HIGH),
                        texts.level(Level.MEDIUM),
                        texts.level(Level.LOW),
                        words.say("table.state"));
        return Markdown.table(head, rows);
    }

    /** The last row. */
    List<Line> total(DayCounts total, boolean complete) {
        return row(
                new Line().strong(Line.of(words.say("table.total"))),
                total,
                words.say(complete ? "state.complete" : "state.incomplete"));
    }

    /**
     * A row.
     *
     * @param counts null if nothing is known
     */
    static List<Line> row(Line name, @Nullable DayCounts counts, String state) {
        var row = new ArrayList<Line>();
        row.add(name);
        for (var number : counts == null ? UNKNOWN : numbers(counts)) {
            row.add(Line.of(number.toString()));
        }
        row.add(Line.of(state));
        return row;
    }

    private void addErrors(List<Node> blocks, String label, List<ListItem> errors) {
        if (!errors.isEmpty()) {
            blocks.add(new Line().strong(Line.of(words.say(label))).paragraph());
            blocks.add(Markdown.bullets(errors));
        }
    }

    private List<ListItem> unread(EditionContent content) {
        return content.repos().stream()
                .filter(repo -> !repo.isRead())
                .map(repo -> named(repo).append(repos.trouble(repo)).item())
                .toList();
    }

    private List<ListItem> errors(EditionContent content) {
        var errors = new ArrayList<ListItem>();
        var problem = content.prose().problem();
        if (problem != null) {
            errors.add(
                    Line.of(words.say("closing.no-prose")).text(judgements.reason(problem)).item());
        }
        for (var repo : content.repos()) {
            if (repo.cut() != null) {
                errors.add(named(repo).append(repos.cut(repo)).item());
            }
            repo.events().stream()
                    .filter(event -> event.getProblem() != null)
                    .map(
                            event ->
                                    named(repo)
                                            .append(EventText.id(event))
                                            .text(" ")
                                            .append(points.problem(event))
                                            .item())
                    .forEach(errors::add);
            addFailedAnalyses(errors, repo);
        }
        return errors;
    }

    /** One point for each reason: when a model is down, every event of the day lacks it. */
    private void addFailedAnalyses(List<ListItem> errors, RepoDay repo) {
        var failed = new TreeMap<String, List<EnrichedEvent>>();
        for (var event : repo.events()) {
            var problem = Analyses.problem(event);
            if (problem != null) {
                failed.computeIfAbsent(problem, code -> new ArrayList<>()).add(event);
            }
        }
        failed.forEach(
                (problem, events) ->
                        errors.add(named(repo).append(failedAnalyses(problem, events)).item()));
    }

    private Line failedAnalyses(String problem, List<EnrichedEvent> events) {
        var line =
                Line.of(
                        words.say(
                                "closing.no-analysis", events.size(), judgements.reason(problem)));
        for (int i = 0; i < Math.min(NAMED_EVENTS, events.size()); i++) {
            line.text(i == 0 ? "" : words.say("list.separator"))
                    .append(EventText.id(events.get(i)));
        }
        int more = events.size() - NAMED_EVENTS;
        return more <= 0 ? line : line.text(words.say("closing.more", more));
    }

    private Line named(RepoDay repo) {
        return new Line().strong(Prose.plain(repo.name(), NAME_LIMIT)).text(words.say("colon"));
    }

    static Object[] numbers(DayCounts counts) {
        return new Object[] {
            counts.getCommits(),
            counts.getIssues(),
            counts.getHigh(),
            counts.getMedium(),
            counts.getLow()
        };
    }
}
