package dev.courant.publisher;

import dev.courant.publisher.Sheet.Kind;
import dev.courant.publisher.feed.AtomFeed;
import dev.courant.publisher.site.Asset;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Everything that an issue is made of. */
final class Sheets {

    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private final EditionPage editions;
    private final RepoPage repos;
    private final FrontPage front;
    private final EditionJson json;
    private final SitePages site;
    private final SiteIndex index;
    private final Feeds feeds;

    Sheets(PublisherConfig config, Words words) {
        this.editions = new EditionPage(config, words);
        this.repos = new RepoPage(config, words);
        this.front = new FrontPage(config, words, editions);
        this.json = new EditionJson(config, words);
        this.site = new SitePages(config, words, editions, repos);
        this.index = new SiteIndex(config, words, editions);
        this.feeds = new Feeds(config, words);
    }

    /** In the order of writing: what pages share, reports, then what points to them. */
    List<Sheet> of(Press.Issue issue) {
        var sheets = new ArrayList<Sheet>();
        addAssets(sheets);
        addReports(sheets, issue.content());
        addPointers(sheets, issue);
        return sheets;
    }

    /** What pages share. */
    static void addAssets(List<Sheet> sheets) {
        for (var asset : Asset.all()) {
            sheets.add(Sheet.same(Kind.ASSET, asset.path(), asset.contentType(), asset::text));
        }
    }

    private void addReports(List<Sheet> sheets, EditionContent content) {
        var day = content.day();
        for (var repo : content.repos()) {
            var path = Paths.repo(day, repo.name());
            sheets.add(Sheet.markdown(Kind.REPORT, path, () -> repos.page(day, repo)));
            sheets.add(
                    Sheet.html(Kind.REPORT, Paths.html(path), root -> site.repo(day, repo, root)));
        }
        var path = Paths.edition(day);
        sheets.add(Sheet.markdown(Kind.REPORT, path, () -> editions.page(content)));
        sheets.add(Sheet.html(Kind.REPORT, Paths.html(path), root -> site.edition(content, root)));
        sheets.add(Sheet.json(Kind.REPORT, Paths.json(day), () -> json.render(content)));
    }

    private void addPointers(List<Sheet> sheets, Press.Issue issue) {
        var content = issue.content();
        addFeeds(sheets, issue.front(), published(issue));
        sheets.add(
                Sheet.same(
                        Kind.POINTER,
                        Paths.titles(content.day()),
                        SCRIPT,
                        () -> SiteIndex.titles(content)));
        sheets.add(
                Sheet.html(
                        Kind.POINTER,
                        Paths.INDEX,
                        root -> index.page(issue.front(), published(issue), issue.periods())));
        sheets.add(
                Sheet.markdown(
                        Kind.POINTER,
                        Paths.FRONT_PAGE,
                        () -> front.page(issue.front(), issue.published(), issue.periods())));
    }

    private void addFeeds(List<Sheet> sheets, EditionContent front, List<PastEdition> published) {
        for (var repo : front.repos()) {
            if (Feeds.tellsOf(repo.name(), published)) {
                sheets.add(
                        Sheet.same(
                                Kind.POINTER,
                                Paths.feed(repo.name()),
                                AtomFeed.MEDIA_TYPE,
                                () -> feeds.repo(repo.name(), published)));
            }
        }
        sheets.add(
                Sheet.same(
                        Kind.POINTER,
                        Paths.FEED,
                        AtomFeed.MEDIA_TYPE,
                        () -> feeds.editions(published)));
    }

    /** The editions of the front's year: the one that is being printed may be older. */
    private static List<PastEdition> published(Press.Issue issue) {
        var last = issue.front().day();
        var printed = issue.content().day();
        var others = issue.past().stream().filter(edition -> !edition.day().equals(printed));
        return printed.isBefore(SiteIndex.first(last))
                ? others.toList()
                : Stream.concat(others, Stream.of(PastEdition.of(issue.content(), last))).toList();
    }
}
