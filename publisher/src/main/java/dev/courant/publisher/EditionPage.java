package dev.courant.publisher;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;

import org.commonmark.node.Node;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** An edition: the day over all repositories, the weightiest first. */
final class EditionPage {

    private static final int HEADLINES = 5;
    private static final int NAME_LIMIT = 200;
    private static final int SUMMARY_LIMIT = 3_000;

    private final PublisherConfig config;
    private final Words words;
    private final EventText texts;
    private final EditionPoints points;
    private final RepoText repos;
    private final EditionClosing closing;

    EditionPage(PublisherConfig config, Words words) {
        this.config = config;
        this.words = words;
        this.texts = new EventText(words, config.zone());
        this.points = new EditionPoints(words, texts);
        this.repos = new RepoText(words, texts);
        this.closing = new EditionClosing(words, texts, repos, points);
    }

    /** The edition as a page of its own, which stands in {@link Paths#REPORTS}. */
    List<Node> page(EditionContent content) {
        return parts(content, 2, "").all();
    }

    /**
     * The edition in its parts.
     *
     * @param level of the headings of its sections; repositories are one below
     * @param toReports from the page on which it stands to {@link Paths#REPORTS}
     */
    EditionParts parts(EditionContent content, int level, String toReports) {
        var cited = cited(content);
        return new EditionParts(
                opening(content),
                new EditionParts.Section(
                        Line.of(words.say("section.summary")).heading(level),
                        summary(content, cited, HEADLINES)),
                Line.of(words.say("section.details")).heading(level),
                content.repos().stream()
                        .map(repo -> section(content, repo, level + 1, toReports))
                        .toList(),
                new EditionParts.Section(
                        Line.of(words.say("section.closing")).heading(level),
                        closing(content, cited, toReports)));
    }

    /** The summary, the numbers and the weightiest events, for a page that has no more of it. */
    List<Node> summary(EditionContent content) {
        return summary(content, cited(content), HEADLINES);
    }

    private Prose cited(EditionContent content) {
        return new CitedText(words, Citations.of(content.repos())).prose();
    }

    /** What stands before any heading. */
    List<Node> opening(EditionContent content) {
        var blocks = new ArrayList<Node>();
        blocks.add(
                Line.of(words.say("intro", Prose.words(config.subject(), NAME_LIMIT))).paragraph());
        if (content.revision() > 1) {
            blocks.add(Line.of(words.say("edition.revised", content.revision())).paragraph());
        }
        return blocks;
    }

    private EditionParts.Section section(
            EditionContent content, RepoDay repo, int level, String toReports) {
        var page = toReports + Paths.repoBelowReports(content.day(), repo.name());
        var heading = new Line().link(page, Prose.plain(repo.name(), NAME_LIMIT)).heading(level);
        return new EditionParts.Section(heading, ofRepo(repo));
    }

    private List<Node> closing(EditionContent content, Prose cited, String toReports) {
        var blocks = closing.blocks(content, cited);
        blocks.add(
                Line.of(words.say("edition.json"))
                        .link(toReports + content.day() + ".json", Line.of(content.day() + ".json"))
                        .paragraph());
        return blocks;
    }

    /**
     * The summary, the numbers and the weightiest events.
     *
     * @param headlines how many events at most
     */
    List<Node> summary(EditionContent content, Prose cited, int headlines) {
        var blocks = new ArrayList<Node>();
        blocks.add(summary(content.prose(), cited).paragraph());
        blocks.add(Line.of(counts(content)).paragraph());
        var top =
                content.repos().stream()
                        .flatMap(repo -> repo.of(Level.HIGH).stream())
                        .sorted(
                                Comparator.comparingInt(EnrichedEvent::getScore)
                                        .reversed()
                                        .thenComparing(RepoDay.NEWEST_FIRST))
                        .limit(headlines)
                        .map(points::headline)
                        .toList();
        if (!top.isEmpty()) {
            blocks.add(Markdown.bullets(top));
        }
        return blocks;
    }

    private Line summary(EditionProse prose, Prose cited) {
        if (prose.summary() == null) {
            return Line.of(words.say("summary.without-model"));
        }
        var line = ModelText.line(prose.summary(), SUMMARY_LIMIT, cited);
        return prose.by() == null
                ? line
                : line.text(words.say("summary.by.begin"))
                        .append(AnalysisText.author(prose.by()))
                        .text(words.say("summary.by.end"));
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

    private List<Node> ofRepo(RepoDay repo) {
        var blocks = new ArrayList<Node>(repos.state(repo));
        if (!repo.events().isEmpty()) {
            blocks.add(
                    Line.of(words.say("repo.counts", EditionClosing.numbers(repo.counts())))
                            .paragraph());
            addPoints(blocks, "repo.commits", repo.commits());
            addPoints(blocks, "repo.issues", repo.issues());
        }
        return blocks;
    }

    /** Events of a kind under a label, if there are any. */
    void addPoints(List<Node> blocks, String label, List<EnrichedEvent> events) {
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
}
