package dev.courant.publisher;

import dev.courant.publisher.site.EditionView;
import dev.courant.publisher.site.RepoView;
import dev.courant.publisher.site.Site;

import org.commonmark.node.Heading;
import org.commonmark.node.Node;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A day's pages for a browser: the same nodes as in {@link Markdown}, in a frame. */
final class SitePages {

    private static final int DIRECTORIES = 10;

    private final Words words;
    private final SiteText texts;
    private final EditionPage editions;
    private final RepoPage repos;

    SitePages(PublisherConfig config, Words words, EditionPage editions, RepoPage repos) {
        this.words = words;
        this.texts = new SiteText(config, words);
        this.editions = editions;
        this.repos = repos;
    }

    /** An edition. */
    Sheet.Page edition(EditionContent content) {
        var day = content.day();
        var parts = editions.parts(content, 2, "");
        var html = new HtmlPage(words, parts.all(), event -> SiteText.place(day, event));
        var alternates = List.of(SiteText.markdown(day + ".md"), SiteText.json(day + ".json"));
        var sections = new ArrayList<EditionView.Repo>();
        for (int i = 0; i < content.repos().size(); i++) {
            sections.add(repo(day, content.repos().get(i), parts.repos().get(i), html));
        }
        var view =
                new EditionView(
                        texts.frame(day.toString(), alternates),
                        day.toString(),
                        texts.weekday(day),
                        html.of(parts.opening()),
                        part(parts.summary(), html),
                        null,
                        part(new EditionParts.Section(parts.details(), List.of()), html),
                        sections,
                        part(parts.closing(), html));
        return root -> Site.page(view, root);
    }

    private EditionView.Repo repo(
            LocalDate day, RepoDay repo, EditionParts.Section section, HtmlPage html) {
        return new EditionView.Repo(
                CleanText.line(repo.name(), FrontPage.TITLE_LIMIT),
                Paths.html(Paths.repoBelowReports(day, repo.name())),
                part(section, html),
                repo.isKnown() ? SiteText.levels(repo.counts()) : null,
                words.say("state." + repo.state()));
    }

    /** A section of a page. */
    static EditionView.Part part(EditionParts.Section section, HtmlPage html) {
        var heading = section.heading();
        return new EditionView.Part(
                html.anchor(heading),
                PlainText.of(heading),
                html.of(List.of(heading)),
                html.of(section.blocks()));
    }

    /** A repository's day. */
    Sheet.Page repo(LocalDate day, RepoDay repo) {
        var parts = repos.parts(day, repo);
        var html = new HtmlPage(words, parts.all());
        var name = CleanText.line(repo.name(), FrontPage.TITLE_LIMIT);
        var above = "../../" + day;
        var file = Paths.repo(day, repo.name());
        var alternates =
                List.of(
                        SiteText.markdown(file.substring(file.lastIndexOf('/') + 1)),
                        SiteText.json(above + ".json"));
        var directories = Directories.of(repo.events());
        var view =
                new RepoView(
                        texts.frame(name + " " + day, alternates),
                        name,
                        html.anchor(parts.name()),
                        words.say("page.title", day.toString()),
                        html.of(List.of(parts.way())),
                        html.of(parts.state()),
                        html.of(raised(parts.statistics())),
                        html.of(parts.tables()),
                        repo.events().size(),
                        directories.stream().limit(DIRECTORIES).toList(),
                        Math.max(0, directories.size() - DIRECTORIES),
                        html.of(parts.contents().stream().skip(1).toList()),
                        parts.levels().stream().map(level -> level(level, html)).toList());
        return root -> Site.page(view, root);
    }

    /** A level higher: the page's own title takes the place of the first two headings. */
    private static List<Node> raised(List<Node> blocks) {
        blocks.forEach(
                block -> {
                    if (block instanceof Heading heading) {
                        heading.setLevel(heading.getLevel() - 1);
                    }
                });
        return blocks;
    }

    private static RepoView.OfLevel level(RepoParts.OfLevel level, HtmlPage html) {
        return new RepoView.OfLevel(
                SiteText.level(level.level()),
                html.anchor(level.heading()),
                html.of(raised(List.of(level.heading()))),
                level.events().stream().map(event -> event(event, html)).toList());
    }

    private static RepoView.Event event(RepoParts.OfEvent event, HtmlPage html) {
        return new RepoView.Event(
                SiteText.id(event.event()),
                html.anchor(event.heading()),
                html.of(raised(List.of(event.heading()))),
                html.of(event.blocks()));
    }
}
