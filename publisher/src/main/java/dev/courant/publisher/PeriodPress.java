package dev.courant.publisher;

import dev.courant.schemas.Edition;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Renders the editions of weeks and months and puts them into the store. One instance per topology,
 * used by many threads.
 *
 * <p>Only the run that was set up last writes, as in {@link Press}; but its runs are its own, since
 * days and weeks are printed at the same time and share nothing that changes.
 */
final class PeriodPress {

    private static final Logger LOG = LoggerFactory.getLogger(PeriodPress.class);

    private final PublisherConfig config;
    private final Press press;
    private final PeriodPage page;
    private final EditionJson json;
    private final PeriodSite site;
    private final AtomicLong latestRun = new AtomicLong();
    private final ReentrantLock running = new ReentrantLock();

    /**
     * @param press writes sheets
     */
    PeriodPress(PublisherConfig config, Press press) {
        var words = Words.of(config.language());
        this.config = config;
        this.press = press;
        this.page = new PeriodPage(config, words);
        this.json = new EditionJson(config, words);
        this.site = new PeriodSite(config, words, page);
    }

    /** Sets up a run: from now on, those before it write nothing more. */
    long begin() {
        return latestRun.incrementAndGet();
    }

    /**
     * Renders and writes an edition; the record of it.
     *
     * @param run that it belongs to
     * @throws CancellationException if a later run has begun
     */
    Edition print(PeriodContent content, long run) throws IOException, InterruptedException {
        running.lockInterruptibly();
        try {
            return write(content, run);
        } finally {
            running.unlock();
        }
    }

    private Edition write(PeriodContent content, long run) throws IOException {
        var name = content.span().toString();
        for (var sheet : sheets(content)) {
            if (latestRun.get() != run) {
                throw new CancellationException(
                        "A newer run has taken the place of this one, for " + name);
            }
            press.put(sheet, name, content.merged().revision());
        }
        LOG.info(
                "Published the edition of {}, revision {}: {} repositories, {}",
                name,
                content.merged().revision(),
                content.merged().repos().size(),
                content.complete() ? "complete" : "incomplete");
        return record(content);
    }

    /** What is recorded of an edition, as {@link Press#record}. */
    Edition record(PeriodContent content) {
        var merged = content.merged();
        var prose = merged.prose();
        return new Edition(
                content.span().first(),
                config.title(),
                config.zone().getId(),
                config.language(),
                merged.revision(),
                content.complete(),
                merged.repos().stream().map(press::record).toList(),
                sheets(content).stream().map(Sheet::path).toList(),
                prose.summary(),
                prose.outlook(),
                prose.by(),
                prose.problem(),
                prose.usage(),
                content.span().period());
    }

    /** In the order of writing; its days are there before it. */
    private List<Sheet> sheets(PeriodContent content) {
        var sheets = new ArrayList<Sheet>();
        Sheets.addAssets(sheets);
        var path = Paths.period(content.span());
        sheets.add(
                Sheet.markdown(
                        Sheet.Kind.REPORT,
                        path,
                        root -> page.page(content, Paths.toReports(root))));
        sheets.add(
                Sheet.html(Sheet.Kind.REPORT, Paths.html(path), root -> site.page(content, root)));
        sheets.add(
                Sheet.json(
                        Sheet.Kind.REPORT,
                        Paths.periodJson(content.span()),
                        () -> json.render(content)));
        return sheets;
    }
}
