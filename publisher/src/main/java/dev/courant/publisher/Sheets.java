package dev.courant.publisher;

import dev.courant.publisher.Sheet.Kind;
import dev.courant.publisher.feed.AtomFeed;
import dev.courant.publisher.site.Asset;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
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

    /**
     * In the steps of writing, each of which leads only to what those before it have written: what
     * pages share, reports, what else leads to them, and the front pages.
     */
    List<List<Sheet>> of(Press.Issue issue) {
        var published = published(issue);
        return List.of(
                assets(),
                reports(issue.content()),
                lists(issue, published),
                fronts(issue, published));
    }

    /** What pages share. */
    static List<Sheet> assets() {
        return Asset.all().stream()
                .map(
                        asset ->
                                Sheet.same(
                                        Kind.ASSET, asset.path(), asset.contentType(), asset::text))
                .toList();
    }

    private List<Sheet> reports(EditionContent content) {
        var sheets = new ArrayList<Sheet>();
        var day = content.day();
        for (var repo : content.repos()) {
            var path = Paths.repo(day, repo.name());
            sheets.add(Sheet.markdown(Kind.REPORT, path, () -> repos.page(day, repo)));
            sheets.add(Sheet.html(Kind.REPORT, Paths.html(path), () -> site.repo(day, repo)));
        }
        var path = Paths.edition(day);
        sheets.add(Sheet.markdown(Kind.REPORT, path, () -> editions.page(content)));
        sheets.add(Sheet.html(Kind.REPORT, Paths.html(path), () -> site.edition(content)));
        sheets.add(Sheet.json(Kind.REPORT, Paths.json(day), () -> json.render(content)));
        return sheets;
    }

    /** Feeds, and what the search reads. */
    private List<Sheet> lists(Press.Issue issue, List<PastEdition> published) {
        var sheets = new ArrayList<Sheet>();
        for (var repo : issue.front().repos()) {
            if (Feeds.tellsOf(repo.name(), published)) {
                var path = Paths.feed(repo.name());
                sheets.add(feed(path, () -> feeds.repo(repo.name(), published)));
            }
        }
        sheets.add(feed(Paths.FEED, () -> feeds.editions(published)));
        sheets.add(
                Sheet.same(
                        Kind.POINTER,
                        Paths.titles(issue.content().day()),
                        SCRIPT,
                        () -> SiteIndex.titles(issue.content())));
        return sheets;
    }

    private static Sheet feed(String path, Supplier<String> text) {
        return Sheet.same(Kind.POINTER, path, AtomFeed.MEDIA_TYPE, text);
    }

    private List<Sheet> fronts(Press.Issue issue, List<PastEdition> published) {
        return List.of(
                Sheet.html(
                        Kind.POINTER,
                        Paths.INDEX,
                        () -> index.page(issue.front(), published, issue.periods())),
                Sheet.markdown(
                        Kind.POINTER,
                        Paths.FRONT_PAGE,
                        () -> front.page(issue.front(), issue.published(), issue.periods())));
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
