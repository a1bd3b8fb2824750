package dev.courant.publisher;

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
    private static final String JSON = "application/json";

    private final PublisherConfig config;
    private final ObjectStore store;
    private final EditionPage editionPage;
    private final RepoPage repoPage;
    private final FrontPage frontPage;
    private final EditionJson json;
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
        this.repos = new RepoText(words, new EventText(words, config.zone()));
    }

    /**
     * What is to be printed.
     *
     * @param content the edition
     * @param front the latest edition, which the front page shows; often the same
     * @param published days that have an edition, for the archive
     */
    record Issue(EditionContent content, EditionContent front, List<LocalDate> published) {}

    private record Sheet(String path, String contentType, Supplier<String> text) {}

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
        return Stream.concat(sheets(content).stream().map(Sheet::path), Stream.of(Paths.FRONT_PAGE))
                .toList();
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

    /** The front page comes last: what it links to is there. */
    private Edition write(Issue issue, long run) throws IOException {
        var content = issue.content();
        var sheets = new ArrayList<>(sheets(content));
        sheets.add(
                markdown(Paths.FRONT_PAGE, () -> frontPage.page(issue.front(), issue.published())));
        for (var sheet : sheets) {
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

    private List<Sheet> sheets(EditionContent content) {
        var day = content.day();
        var sheets = new ArrayList<Sheet>();
        for (var repo : content.repos()) {
            sheets.add(markdown(Paths.repo(day, repo.name()), () -> repoPage.page(day, repo)));
        }
        sheets.add(markdown(Paths.edition(day), () -> editionPage.page(content)));
        sheets.add(new Sheet(Paths.json(day), JSON, () -> json.render(content)));
        return sheets;
    }

    private static Sheet markdown(String path, Supplier<List<Node>> page) {
        return new Sheet(path, MARKDOWN, () -> Markdown.render(page.get()));
    }

    /** Under its name, which the next revision takes over, and to stay. */
    private void put(Sheet sheet, EditionContent content) throws IOException {
        var bytes = sheet.text().get().getBytes(StandardCharsets.UTF_8);
        if (!sheet.path().equals(Paths.FRONT_PAGE)) {
            var kept = Paths.kept(content.day(), content.revision(), sheet.path());
            put(kept, bytes, Metadata.immutable(sheet.contentType()));
        }
        put(sheet.path(), bytes, Metadata.replaceable(sheet.contentType()));
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
