package dev.courant.publisher;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;

import org.commonmark.node.Node;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The edition of a week or a month: its days, and the weightiest over all of them. */
final class PeriodPage {

    private static final int HEADLINES = 10;

    /** Events of a repository in words; the others are on the pages of their days. */
    private static final int POINTS = 30;

    private static final int NAME_LIMIT = 200;

    private final PublisherConfig config;
    private final Words words;
    private final EditionPage editions;
    private final RepoText repos;
    private final EditionClosing closing;
    private final PeriodDays days;

    PeriodPage(PublisherConfig config, Words words) {
        var texts = new EventText(words, config.zone());
        this.config = config;
        this.words = words;
        this.editions = new EditionPage(config, words);
        this.repos = new RepoText(words, texts);
        this.closing = new EditionClosing(words, texts, repos, new EditionPoints(words, texts));
        this.days = new PeriodDays(words, closing);
    }

    /** What it says of its days. */
    PeriodDays days() {
        return days;
    }

    /**
     * The edition as a page of its own.
     *
     * @param toReports from the page to {@link Paths#REPORTS}
     */
    List<Node> page(PeriodContent content, String toReports) {
        return parts(content, toReports).all();
    }

    /** The edition in its parts. */
    PeriodParts parts(PeriodContent content, String toReports) {
        var merged = content.merged();
        var cited = new CitedText(words, Citations.of(merged.repos())).prose();
        var edition =
                new EditionParts(
                        opening(content),
                        section("section.summary", editions.summary(merged, cited, HEADLINES)),
                        Line.of(words.say("section.details")).heading(2),
                        merged.repos().stream()
                                .map(repo -> section(content, repo, toReports))
                                .toList(),
                        section("section.closing", closing(content, cited)));
        return new PeriodParts(
                edition, section("period.days", List.of(days.table(content, toReports))));
    }

    private EditionParts.Section section(String heading, List<Node> blocks) {
        return new EditionParts.Section(Line.of(words.say(heading)).heading(2), blocks);
    }

    private List<Node> opening(PeriodContent content) {
        var span = content.span();
        var blocks = new ArrayList<Node>();
        blocks.add(
                Line.of(
                                words.say(
                                        "period.intro." + span.period(),
                                        Prose.words(config.subject(), NAME_LIMIT),
                                        span.first().toString(),
                                        span.last().toString()))
                        .paragraph());
        if (content.merged().revision() > 1) {
            blocks.add(
                    Line.of(words.say("edition.revised", content.merged().revision())).paragraph());
        }
        var missing = content.missing();
        if (!missing.isEmpty()) {
            blocks.add(
                    Line.of("⚠️ ")
                            .text(words.say("period.missing", missing.size(), list(missing)))
                            .paragraph());
        }
        return blocks;
    }

    private String list(List<LocalDate> dates) {
        return String.join(
                words.say("list.separator"), dates.stream().map(LocalDate::toString).toList());
    }

    private EditionParts.Section section(PeriodContent content, RepoDay repo, String toReports) {
        return new EditionParts.Section(
                Prose.plain(repo.name(), NAME_LIMIT).heading(3), ofRepo(content, repo, toReports));
    }

    private List<Node> ofRepo(PeriodContent content, RepoDay repo, String toReports) {
        if (repo.state() == RepoDay.State.QUIET) {
            return List.of(Line.of(words.say("period.quiet")).paragraph());
        }
        var blocks = new ArrayList<Node>(repos.state(repo));
        if (!repo.events().isEmpty()) {
            blocks.add(
                    Line.of(words.say("repo.counts", EditionClosing.numbers(repo.counts())))
                            .paragraph());
            var shown =
                    repo.events().stream()
                            .filter(event -> event.getLevel() != Level.LOW)
                            .limit(POINTS)
                            .toList();
            Predicate<EnrichedEvent> issue = RepoDay::isIssue;
            editions.addPoints(
                    blocks, "repo.commits", shown.stream().filter(issue.negate()).toList());
            editions.addPoints(blocks, "repo.issues", shown.stream().filter(issue).toList());
            blocks.add(days.ways(content, repo, shown.size(), toReports).paragraph());
        }
        return blocks;
    }

    private List<Node> closing(PeriodContent content, Prose cited) {
        var blocks = closing.blocks(content.merged(), cited, content.complete());
        var json = content.span() + ".json";
        blocks.add(Line.of(words.say("edition.json")).link(json, Line.of(json)).paragraph());
        return blocks;
    }
}
