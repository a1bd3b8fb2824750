package dev.courant.publisher;

import dev.courant.publisher.site.Asset;
import dev.courant.schemas.DayStatus;
import dev.courant.schemas.Edition;
import dev.courant.schemas.EditionRepo;
import dev.courant.store.Metadata;
import dev.courant.store.ObjectStore;

import org.commonmark.node.Node;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Renders editions and puts them into the store. One instance per topology, used by many threads.
 *
 * <p>Only the run that was set up last writes: one that was given up, because it took too long or
 * because its day has changed, may still be at work when the next begins, and must not write its
 * older page over a newer one. After a crash the same run is made again; it writes the same bytes.
 */
final class Press {

    private static final Logger LOG = LoggerFactory.getLogger(Press.class);
    private static final String MARKDOWN = "text/markdown; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String JSON = "application/json";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private final PublisherConfig config;
    private final ObjectStore store;
    private final EditionPage editionPage;
    private final RepoPage repoPage;
    private final FrontPage frontPage;
    private final EditionJson json;
    private final SitePages site;
    private final SiteIndex index;
    private final RepoText repos;
    private final AtomicLong latestRun = new AtomicLong();
    private final ReentrantLock running = new ReentrantLock();

    Press(PublisherConfig config, ObjectStore store) {
        var words = Words.of(config.language());
        this.config = config;
        this.store = store;
        this.editionPage = new EditionPage(config, words);
        this.repoPage = new RepoPage(config, words);
        this.frontPage = new FrontPage(config, words, editionPage);
        this.json = new EditionJson(config, words);
        this.site = new SitePages(config, words, editionPage, repoPage);
        this.index = new SiteIndex(config, words, editionPage);
        this.repos = new RepoText(words, new EventText(words, config.zone()));
    }

    /**
     * What is to be printed.
     *
     * @param content the edition
     * @param front the latest edition, which the front page shows; often the same
     * @param published days that have an edition, for the archive
     * @param past the other editions of the front's year, for the index
     */
    record Issue(
            EditionContent content,
            EditionContent front,
            List<LocalDate> published,
            List<PastEdition> past) {}

    /** How an object comes to be, and to change. */
    private enum Kind {
        /** Its name tells its content. */
        ASSET,
        /** A revision takes the place of the one before, which is kept elsewhere. */
        REPORT,
        /** About more than one revision or day. */
        POINTER
    }

    /**
     * An object in the making.
     *
     * @param text from where the object is to stand, since a page has to find its way to the top
     */
    private record Sheet(Kind kind, String path, String contentType, UnaryOperator<String> text) {

        byte[] at(String place) {
            return text.apply(place).getBytes(StandardCharsets.UTF_8);
        }

        Metadata metadata() {
            return kind == Kind.ASSET
                    ? Metadata.immutable(contentType)
                    : Metadata.replaceable(contentType);
        }
    }

    /** Sets up a run: from now on, those before it write nothing more. */
    long begin() {
        return latestRun.incrementAndGet();
    }

    /**
     * Renders and writes an issue; the record of it.
     *
     * @param run that it belongs to
     * @throws CancellationException if a later run has begun
     */
    Edition print(Issue issue, long run) throws IOException, InterruptedException {
        running.lockInterruptibly();
        try {
            return write(issue, run);
        } finally {
            running.unlock();
        }
    }

    /**
     * What is recorded of an edition: two with the same record, but for the revision and
     * {@linkplain EditionProse what a model wrote}, say the same of the same digests.
     */
    Edition record(EditionContent content) {
        var prose = content.prose();
        return new Edition(
                content.day(),
                config.title(),
                config.zone().getId(),
                config.language(),
                content.revision(),
                content.complete(),
                content.repos().stream().map(this::record).toList(),
                objects(content),
                prose.summary(),
                prose.outlook(),
                prose.by(),
                prose.problem(),
                prose.usage());
    }

    private List<String> objects(EditionContent content) {
        var alone = new Issue(content, content, List.of(), List.of());
        return sheets(alone).stream().map(Sheet::path).toList();
    }

    private EditionRepo record(RepoDay repo) {
        var status =
                switch (repo.state()) {
                    case OK -> DayStatus.OK;
                    case QUIET -> DayStatus.QUIET;
                    case FAILED -> DayStatus.FAILED;
                    case MISSING -> DayStatus.UNKNOWN;
                };
        return new EditionRepo(
                repo.name(),
                status,
                repos.plainReason(repo),
                repo.digestRevision(),
                repo.isKnown() ? repo.counts() : null);
    }

    private Edition write(Issue issue, long run) throws IOException {
        var content = issue.content();
        for (var sheet : sheets(issue)) {
            if (latestRun.get() != run) {
                throw new CancellationException(
                        "A newer run has taken the place of this one, for " + content.day());
            }
            put(sheet, content);
        }
        LOG.info(
                "Published the edition of {}, revision {}: {} repositories, {}",
                content.day(),
                content.revision(),
                content.repos().size(),
                content.complete() ? "complete" : "incomplete");
        return record(content);
    }

    /** In the order of writing: what a page links to is there before it. */
    private List<Sheet> sheets(Issue issue) {
        var sheets = new ArrayList<Sheet>();
        for (var asset : Asset.all()) {
            sheets.add(
                    new Sheet(Kind.ASSET, asset.path(), asset.contentType(), at -> asset.text()));
        }
        addReports(sheets, issue.content());
        addPointers(sheets, issue);
        return sheets;
    }

    private void addReports(List<Sheet> sheets, EditionContent content) {
        var day = content.day();
        for (var repo : content.repos()) {
            var path = Paths.repo(day, repo.name());
            sheets.add(markdown(Kind.REPORT, path, () -> repoPage.page(day, repo)));
            sheets.add(html(Kind.REPORT, Paths.html(path), root -> site.repo(day, repo, root)));
        }
        var path = Paths.edition(day);
        sheets.add(markdown(Kind.REPORT, path, () -> editionPage.page(content)));
        sheets.add(html(Kind.REPORT, Paths.html(path), root -> site.edition(content, root)));
        sheets.add(new Sheet(Kind.REPORT, Paths.json(day), JSON, at -> json.render(content)));
    }

    private void addPointers(List<Sheet> sheets, Issue issue) {
        var content = issue.content();
        var front = issue.front();
        sheets.add(
                new Sheet(
                        Kind.POINTER,
                        Paths.titles(content.day()),
                        SCRIPT,
                        at -> SiteIndex.titles(content)));
        sheets.add(html(Kind.POINTER, Paths.INDEX, root -> index.page(front, editions(issue))));
        sheets.add(
                markdown(
                        Kind.POINTER,
                        Paths.FRONT_PAGE,
                        () -> frontPage.page(front, issue.published())));
    }

    /** All of them with the one that is being printed, unless that is of another year. */
    private List<PastEdition> editions(Issue issue) {
        var printed = PastEdition.of(record(issue.content()));
        if (printed.day().isBefore(SiteIndex.first(issue.front().day()))) {
            return issue.past();
        }
        return Stream.concat(
                        issue.past().stream()
                                .filter(edition -> !edition.day().equals(printed.day())),
                        Stream.of(printed))
                .toList();
    }

    private static Sheet markdown(Kind kind, String path, Supplier<List<Node>> page) {
        return new Sheet(kind, path, MARKDOWN, at -> Markdown.render(page.get()));
    }

    /**
     * @param page from the way to the top of the store
     */
    private static Sheet html(Kind kind, String path, UnaryOperator<String> page) {
        return new Sheet(kind, path, HTML, at -> page.apply(Paths.root(at)));
    }

    /** Under its name, which the next revision takes over, and to stay. */
    private void put(Sheet sheet, EditionContent content) throws IOException {
        if (sheet.kind() == Kind.REPORT) {
            var kept = Paths.kept(content.day(), content.revision(), sheet.path());
            put(kept, sheet.at(kept), Metadata.immutable(sheet.contentType()));
        }
        put(sheet.path(), sheet.at(sheet.path()), sheet.metadata());
    }

    private void put(String path, byte[] bytes, Metadata metadata) throws IOException {
        try {
            store.put(path, bytes, metadata);
        } catch (IOException e) {
            LOG.warn(
                    "Could not write {}, {} bytes; it is tried again until it succeeds. Check that"
                            + " the store can be reached and has room: {}",
                    path,
                    bytes.length,
                    e.toString());
            throw e;
        }
    }
}
