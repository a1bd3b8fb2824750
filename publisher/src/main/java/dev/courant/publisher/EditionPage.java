package dev.courant.publisher;

import dev.courant.schemas.DayCounts;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;

import org.commonmark.node.ListItem;
import org.commonmark.node.Node;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** An edition: the day over all repositories, the weightiest first. */
final class EditionPage {

    private static final int HEADLINES = 5;
    private static final int PROSE_LIMIT = 8_000;

    /** Nothing is known of a day that was not read: not even that nothing happened. */
    private static final Object[] UNKNOWN = {"–", "–", "–", "–", "–"};

    private final PublisherConfig config;
    private final Words words;
    private final EventText texts;
    private final EditionPoints points;
    private final RepoText repos;

    EditionPage(PublisherConfig config, Words words) {
        this.config = config;
        this.words = words;
        this.texts = new EventText(words, config.zone());
        this.points = new EditionPoints(words, texts);
        this.repos = new RepoText(words, texts);
    }

    /** The edition as a page of its own, which stands in {@link Paths#REPORTS}. */
    List<Node> page(EditionContent content) {
        return blocks(content, 2, "");
    }

    /**
     * The edition's blocks.
     *
     * @param level of the headings of its sections; repositories are one below
     * @param toReports from the page on which it stands to {@link Paths#REPORTS}
     */
    List<Node> blocks(EditionContent content, int level, String toReports) {
        var blocks = new ArrayList<Node>();
        blocks.add(
                Line.of(words.say("intro", Prose.words(config.subject(), PROSE_LIMIT)))
                        .paragraph());
        if (content.revision() > 1) {
            blocks.add(Line.of(words.say("edition.revised", content.revision())).paragraph());
        }
        blocks.add(Line.of(words.say("section.summary")).heading(level));
        addSummary(blocks, content);
        blocks.add(Line.of(words.say("section.details")).heading(level));
        for (var repo : content.repos()) {
            var page = toReports + Paths.repoBelowReports(content.day(), repo.name());
            blocks.add(
                    new Line()
                            .link(page, Prose.plain(repo.name(), PROSE_LIMIT))
                            .heading(level + 1));
            addRepo(blocks, repo);
        }
        blocks.add(Line.of(words.say("section.closing")).heading(level));
        addClosing(blocks, content);
        blocks.add(
                Line.of(words.say("edition.json"))
                        .link(toReports + content.day() + ".json", Line.of(content.day() + ".json"))
                        .paragraph());
        return blocks;
    }

    private void addSummary(List<Node> blocks, EditionContent content) {
        if (content.summary() == null) {
            blocks.add(Line.of(words.say("summary.without-model")).paragraph());
        } else {
            blocks.addAll(MessageBody.of(content.summary(), PROSE_LIMIT).nodes(new Prose(null)));
        }
        blocks.add(Line.of(counts(content)).paragraph());
        var headlines =
                content.repos().stream()
                        .flatMap(repo -> repo.of(Level.HIGH).stream())
                        .sorted(
                                Comparator.comparingInt(EnrichedEvent::getScore)
                                        .reversed()
                                        .thenComparing(RepoDay.NEWEST_FIRST))
                        .limit(HEADLINES)
                        .map(points::headline)
                        .toList();
        if (!headlines.isEmpty()) {
            blocks.add(Markdown.bullets(headlines));
        }
    }

    private String counts(EditionContent content) {
        var total = content.total();
        return words.say(
                "summary.counts",
                content.repos().size(),
                content.repos(RepoDay.State.OK),
                content.repos(RepoDay.State.QUIET),
                content.repos(RepoDay.State.FAILED) + content.repos(RepoDay.State.MISSING),
                total.getCommits(),
                total.getIssues(),
                total.getHigh());
    }

    private void addRepo(List<Node> blocks, RepoDay repo) {
        blocks.addAll(repos.state(repo));
        if (repo.events().isEmpty()) {
            return;
        }
        blocks.add(Line.of(words.say("repo.counts", numbers(repo.counts()))).paragraph());
        addPoints(blocks, "repo.commits", repo.commits());
        addPoints(blocks, "repo.issues", repo.issues());
    }

    private void addPoints(List<Node> blocks, String label, List<EnrichedEvent> events) {
        if (!events.isEmpty()) {
            blocks.add(new Line().strong(Line.of(words.say(label))).paragraph());
            blocks.add(Markdown.bullets(inLevels(events).map(points::point).toList()));
        }
    }

    /**
     * By level and only then by score: a model may call something high that scores less than
     * another's medium.
     */
    private static Stream<EnrichedEvent> inLevels(List<EnrichedEvent> events) {
        return events.stream().sorted(Comparator.comparing(EnrichedEvent::getLevel).reversed());
    }

    private void addClosing(List<Node> blocks, EditionContent content) {
        if (content.outlook() != null) {
            blocks.addAll(MessageBody.of(content.outlook(), PROSE_LIMIT).nodes(new Prose(null)));
        }
        var rows = new ArrayList<List<Line>>();
        for (var repo : content.repos()) {
            var known = repo.isRead() || !repo.events().isEmpty();
            rows.add(
                    row(
                            Prose.plain(repo.name(), PROSE_LIMIT),
                            known ? numbers(repo.counts()) : UNKNOWN,
                            words.say("state." + repo.state())));
        }
        rows.add(
                row(
                        new Line().strong(Line.of(words.say("table.total"))),
                        numbers(content.total()),
                        words.say(content.complete() ? "state.complete" : "state.incomplete")));
        blocks.add(
                Markdown.table(
                        List.of(
                                words.say("table.repo"),
                                words.say("table.commits"),
                                words.say("table.issues"),
                                texts.level(Level.HIGH),
                                texts.level(Level.MEDIUM),
                                texts.level(Level.LOW),
                                words.say("table.state")),
                        rows));
        addErrors(blocks, "closing.unread", unread(content));
        addErrors(blocks, "closing.errors", errors(content));
    }

    private static List<Line> row(Line name, Object[] numbers, String state) {
        var row = new ArrayList<Line>();
        row.add(name);
        for (var number : numbers) {
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
        for (var repo : content.repos()) {
            if (repo.cut() != null) {
                errors.add(named(repo).append(repos.cut(repo)).item());
            }
            for (var event : repo.events()) {
                if (event.getProblem() != null) {
                    errors.add(
                            named(repo)
                                    .append(EventText.id(event))
                                    .text(" ")
                                    .append(points.problem(event))
                                    .item());
                }
            }
        }
        return errors;
    }

    private Line named(RepoDay repo) {
        return new Line().strong(Prose.plain(repo.name(), PROSE_LIMIT)).text(words.say("colon"));
    }

    private static Object[] numbers(DayCounts counts) {
        return new Object[] {
            counts.getCommits(),
            counts.getIssues(),
            counts.getHigh(),
            counts.getMedium(),
            counts.getLow()
        };
    }
}
