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
        var contents = new PageContents();
        var blocks = new ArrayList<Node>();
        blocks.add(Line.of(words.say("page.title", day.toString())).heading(1));
        blocks.add(
                contents.entry(
                        0,
                        Prose.plain(repo.name(), TITLE_LIMIT).heading(2),
                        Prose.plain(repo.name(), TITLE_LIMIT)));
        blocks.add(wayBack(day, repo).paragraph());
        blocks.addAll(repos.state(repo));
        addTables(blocks, repo);
        if (repo.isRead() || !repo.events().isEmpty()) {
            blocks.add(contents.entry(1, words.say("page.statistics")));
            blocks.add(Markdown.quote(statistics(repo)));
        }
        if (!repo.events().isEmpty()) {
            blocks.add(Line.of(words.say("page.contents")).heading(3));
            blocks.add(contents.list());
            var anchors = new HashSet<String>();
            LEVELS.forEach(level -> addLevel(blocks, contents, anchors, level, repo.of(level)));
        }
        contents.fill(blocks);
        return blocks;
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

    private void addTables(List<Node> blocks, RepoDay repo) {
        addTable(blocks, "page.commit-table", repo.commits());
        addTable(blocks, "page.issue-table", repo.issues());
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

    private void addLevel(
            List<Node> blocks,
            PageContents contents,
            Set<String> anchors,
            Level level,
            List<EnrichedEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        var title = EventText.mark(level) + " " + words.say("page.level." + level, events.size());
        blocks.add(contents.entry(1, title));
        for (var event : events.stream().sorted(Comparator.comparing(RepoDay::isIssue)).toList()) {
            blocks.add(
                    contents.entry(
                            2,
                            sections.heading(event, anchors),
                            texts.title(event, CONTENTS_LIMIT)));
            blocks.addAll(sections.blocks(event));
        }
    }
}
