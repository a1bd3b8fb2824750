package dev.courant.publisher;

import dev.courant.schemas.Edition;
import dev.courant.store.ObjectStore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Renders the editions of weeks and months and has them written. One instance per topology, used by
 * many threads; its runs are its own, since days and weeks are printed at the same time and share
 * nothing that changes.
 */
final class PeriodPress {

    private static final Logger LOG = LoggerFactory.getLogger(PeriodPress.class);

    private final PublisherConfig config;
    private final Press press;
    private final SheetWriter writer;
    private final PeriodPage page;
    private final EditionJson json;
    private final PeriodSite site;

    /**
     * @param press tells what is recorded of a repository
     */
    PeriodPress(PublisherConfig config, Press press, ObjectStore store) {
        var words = Words.of(config.language());
        this.config = config;
        this.press = press;
        this.writer = new SheetWriter(store);
        this.page = new PeriodPage(config, words);
        this.json = new EditionJson(config, words);
        this.site = new PeriodSite(config, words, page);
    }

    /** Sets up a run: from now on, those before it write nothing more. */
    long begin() {
        return writer.begin();
    }

    /**
     * Renders and writes an edition; the record of it.
     *
     * @param run that it belongs to
     * @throws CancellationException if a later run has begun
     */
    Edition print(PeriodContent content, long run) throws IOException, InterruptedException {
        var name = content.span().toString();
        writer.write(name, content.merged().revision(), sheets(content), run);
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
                sheets(content).stream().flatMap(List::stream).map(Sheet::path).toList(),
                prose.summary(),
                prose.outlook(),
                prose.by(),
                prose.problem(),
                prose.usage(),
                content.span().period());
    }

    /** In the steps of writing; its days are there before it. */
    private List<List<Sheet>> sheets(PeriodContent content) {
        var path = Paths.period(content.span());
        return List.of(
                Sheets.assets(),
                List.of(
                        Sheet.markdown(
                                Sheet.Kind.REPORT,
                                path,
                                root -> page.page(content, Paths.toReports(root))),
                        Sheet.html(
                                Sheet.Kind.REPORT,
                                Paths.html(path),
                                () -> root -> site.page(content, root)),
                        Sheet.json(
                                Sheet.Kind.REPORT,
                                Paths.periodJson(content.span()),
                                () -> json.render(content))));
    }
}
