package dev.courant.publisher;

import dev.courant.store.Metadata;
import dev.courant.store.ObjectStore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Puts sheets into the store: one edition at a time, and of that several sheets side by side, since
 * to render them takes time, and a store that is far away as well. Used by many threads.
 *
 * <p>Only the run that was set up last writes: one that was given up, because it took too long or
 * because its day has changed, may still be at work when the next begins, and must not write its
 * older page over a newer one. After a crash the same run is made again; it writes the same bytes.
 */
final class SheetWriter {

    private static final Logger LOG = LoggerFactory.getLogger(SheetWriter.class);

    private static final int SHEETS_AT_A_TIME = 8;

    private final ObjectStore store;
    private final AtomicLong latestRun = new AtomicLong();
    private final ReentrantLock running = new ReentrantLock();

    SheetWriter(ObjectStore store) {
        this.store = store;
    }

    /** Sets up a run: from now on, those before it write nothing more. */
    long begin() {
        return latestRun.incrementAndGet();
    }

    /**
     * Renders and writes an edition.
     *
     * @param name of the edition, as in {@code 2026-02-24}
     * @param steps what of it is written when all of the step before is there
     * @param run that it belongs to
     * @throws CancellationException if a later run has begun
     * @throws IOException if the store refuses a sheet; some others may be there
     */
    void write(String name, int revision, List<List<Sheet>> steps, long run)
            throws IOException, InterruptedException {
        running.lockInterruptibly();
        try {
            for (var step : steps) {
                SideBySide.each(
                        step,
                        SHEETS_AT_A_TIME,
                        sheet -> {
                            requireLatest(run, name);
                            put(sheet, name, revision);
                        });
            }
        } catch (IOException e) {
            LOG.warn(
                    "Could not write {}; it is tried again until it succeeds. Check that the store"
                            + " can be reached and has room.",
                    e.getMessage());
            throw e;
        } finally {
            running.unlock();
        }
    }

    private void requireLatest(long run, String name) {
        if (latestRun.get() != run) {
            throw new CancellationException(
                    "A newer run has taken the place of this one, for " + name);
        }
    }

    /** Under its name, which the next revision takes over, and to stay. */
    private void put(Sheet sheet, String name, int revision) throws IOException {
        var page = sheet.render();
        if (sheet.kind() == Sheet.Kind.REPORT) {
            var kept = Paths.kept(name, revision, sheet.path());
            put(kept, page.at(kept), Metadata.immutable(sheet.contentType()));
        }
        put(sheet.path(), page.at(sheet.path()), sheet.metadata());
    }

    private void put(String path, byte[] bytes, Metadata metadata) throws IOException {
        try {
            store.put(path, bytes, metadata);
        } catch (IOException e) {
            throw new IOException("%s, %d bytes: %s".formatted(path, bytes.length, e), e);
        }
    }
}
