package dev.courant.publisher;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;

import org.commonmark.node.Node;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A repository's own page of a day: every event, with all that is known of it. */
final class RepoPage {

    private static final List<Level> LEVELS = List.of(Level.HIGH, Level.MEDIUM, Level.LOW);
    private static final int TITLE_LIMIT = 200;
    private static final int CONTENTS_LIMIT = 80;

    private final PublisherConfig config;
    private final Words words;
    private final EventText texts;
    private final EventSection sections;
    private final RepoText repos;

    RepoPage(PublisherConfig config, Words words) {
        this.config = config;
        this.words = words;
        this.texts = new EventText(words, config.zone());
        this.sections = new EventSection(words, texts);
        this.repos = new RepoText(words, texts);
    }

    List<Node> page(LocalDate day, RepoDay repo) {
        return parts(day, repo).all();
    }

    /** The page in its parts, for whoever lays them out otherwise than one below the other. */
    RepoParts parts(LocalDate day, RepoDay repo) {
        var contents = new PageContents();
        var levels = new ArrayList<RepoParts.OfLevel>();
        var name =
                contents.entry(
                        0,
                        Prose.plain(repo.name(), TITLE_LIMIT).heading(2),
                        Prose.plain(repo.name(), TITLE_LIMIT));
        var statistics = new ArrayList<Node>();
        if (repo.isRead() || !repo.events().isEmpty()) {
            statistics.add(contents.entry(1, Line.of(words.say("page.statistics"))));
            statistics.add(Markdown.quote(statistics(repo)));
        }
        var list = new ArrayList<Node>();
        if (!repo.events().isEmpty()) {
            list.add(Line.of(words.say("page.contents")).heading(3));
            list.add(contents.list());
            var anchors = new HashSet<String>();
            LEVELS.stream()
                    .filter(level -> !repo.of(level).isEmpty())
                    .map(level -> ofLevel(contents, anchors, level, repo.of(level)))
                    .forEach(levels::add);
        }
        var parts =
                new RepoParts(
                        Line.of(words.say("page.title", day.toString())).heading(1),
                        name,
                        wayBack(day, repo).paragraph(),
                        repos.state(repo),
                        tables(repo),
                        statistics,
                        list,
                        levels);
        contents.fill(parts.all());
        return parts;
    }

    private Line wayBack(LocalDate day, RepoDay repo) {
        var events = repo.events();
        var home =
                events.isEmpty()
                        ? Links.repository(repo.name())
                        : Links.repository(events.getFirst());
        return new Line()
                .link("../../" + day + ".md", Prose.plain(config.title() + " " + day, TITLE_LIMIT))
                .text(" · ")
                .link(home, Line.of(words.say("page.repository")));
    }

    private List<Node> tables(RepoDay repo) {
        var blocks = new ArrayList<Node>();
        addTable(blocks, "page.commit-table", repo.commits());
        addTable(blocks, "page.issue-table", repo.issues());
        return blocks;
    }

    private void addTable(List<Node> blocks, String heads, List<EnrichedEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        var rows =
                events.stream()
                        .sorted(RepoDay.NEWEST_FIRST)
                        .map(
                                event ->
                                        List.of(
                                                Line.of(texts.time(event.getOccurredAt())),
                                                texts.author(event),
                                                sections.linkedTitle(event)))
                        .toList();
        blocks.add(
                Markdown.table(
                        List.of(
                                words.say(heads + ".time"),
                                words.say("table.author"),
                                words.say(heads + ".title")),
                        rows));
    }

    private Line statistics(RepoDay repo) {
        var counts = repo.counts();
        return new Line()
                .barred(
                        words.say(
                                "page.counts",
                                counts.getCommits(),
                                counts.getIssues(),
                                counts.getHigh(),
                                counts.getMedium(),
                                counts.getLow()));
    }

    private RepoParts.OfLevel ofLevel(
            PageContents contents, Set<String> anchors, Level level, List<EnrichedEvent> events) {
        var title = words.say("page.level." + level, events.size());
        var heading = contents.entry(1, new Line().mark(level).text(" " + title));
        var sections =
                events.stream()
                        .sorted(Comparator.comparing(RepoDay::isIssue))
                        .map(event -> section(contents, anchors, event))
                        .toList();
        return new RepoParts.OfLevel(level, heading, sections);
    }

    private RepoParts.OfEvent section(
            PageContents contents, Set<String> anchors, EnrichedEvent event) {
        var heading =
                contents.entry(
                        2, sections.heading(event, anchors), texts.title(event, CONTENTS_LIMIT));
        return new RepoParts.OfEvent(event, heading, sections.blocks(event));
    }
}
