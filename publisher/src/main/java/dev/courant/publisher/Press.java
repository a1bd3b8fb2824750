package dev.courant.publisher;

import dev.courant.schemas.DayStatus;
import dev.courant.schemas.Edition;
import dev.courant.schemas.EditionRepo;
import dev.courant.schemas.Period;
import dev.courant.store.Metadata;
import dev.courant.store.ObjectStore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Renders editions and puts them into the store. One instance per topology, used by many threads.
 *
 * <p>Only the run that was set up last writes: one that was given up, because it took too long or
 * because its day has changed, may still be at work when the next begins, and must not write its
 * older page over a newer one. After a crash the same run is made again; it writes the same bytes.
 */
final class Press {

    private static final Logger LOG = LoggerFactory.getLogger(Press.class);

    private final PublisherConfig config;
    private final ObjectStore store;
    private final Sheets sheets;
    private final RepoText repos;
    private final AtomicLong latestRun = new AtomicLong();
    private final ReentrantLock running = new ReentrantLock();

    Press(PublisherConfig config, ObjectStore store) {
        var words = Words.of(config.language());
        this.config = config;
        this.store = store;
        this.sheets = new Sheets(config, words);
        this.repos = new RepoText(words, new EventText(words, config.zone()));
    }

    /**
     * What is to be printed.
     *
     * @param content the edition
     * @param front the latest edition, which the front page shows; often the same
     * @param published days that have an edition, for the archive
     * @param past the other editions of the front's year, for the index
     * @param periods the latest weeks and months that were published, for the front
     */
    record Issue(
            EditionContent content,
            EditionContent front,
            List<LocalDate> published,
            List<PastEdition> past,
            List<Span> periods) {}

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

    /** What is recorded of an edition; of which {@link Said} tells what makes two the same. */
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
                prose.usage(),
                Period.DAY);
    }

    private List<String> objects(EditionContent content) {
        var alone = new Issue(content, content, List.of(), List.of(), List.of());
        return sheets.of(alone).stream().map(Sheet::path).toList();
    }

    /** What is recorded of a repository. */
    EditionRepo record(RepoDay repo) {
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
        for (var sheet : sheets.of(issue)) {
            if (latestRun.get() != run) {
                throw new CancellationException(
                        "A newer run has taken the place of this one, for " + content.day());
            }
            put(sheet, content.day().toString(), content.revision());
        }
        LOG.info(
                "Published the edition of {}, revision {}: {} repositories, {}",
                content.day(),
                content.revision(),
                content.repos().size(),
                content.complete() ? "complete" : "incomplete");
        return record(content);
    }

    /**
     * Under its name, which the next revision takes over, and to stay.
     *
     * @param name of what it is a part of, as in {@code 2026-02-24}
     */
    void put(Sheet sheet, String name, int revision) throws IOException {
        var bytes = sheet.bytes(sheet.path());
        if (sheet.kind() == Sheet.Kind.REPORT) {
            var kept = Paths.kept(name, revision, sheet.path());
            put(
                    kept,
                    sheet.isSame() ? bytes : sheet.bytes(kept),
                    Metadata.immutable(sheet.contentType()));
        }
        put(sheet.path(), bytes, sheet.metadata());
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
