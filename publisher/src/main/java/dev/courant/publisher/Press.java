package dev.courant.publisher;

import dev.courant.schemas.DayStatus;
import dev.courant.schemas.Edition;
import dev.courant.schemas.EditionRepo;
import dev.courant.schemas.Period;
import dev.courant.store.ObjectStore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Renders editions and has them written. One instance per topology, used by many threads; of its
 * runs, only the one that was {@linkplain SheetWriter set up last} writes.
 */
final class Press {

    private static final Logger LOG = LoggerFactory.getLogger(Press.class);

    private final PublisherConfig config;
    private final SheetWriter writer;
    private final Sheets sheets;
    private final RepoText repos;

    Press(PublisherConfig config, ObjectStore store) {
        var words = Words.of(config.language());
        this.config = config;
        this.writer = new SheetWriter(store);
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
        return writer.begin();
    }

    /**
     * Renders and writes an issue; the record of it.
     *
     * @param run that it belongs to
     * @throws CancellationException if a later run has begun
     */
    Edition print(Issue issue, long run) throws IOException, InterruptedException {
        var content = issue.content();
        writer.write(content.day().toString(), content.revision(), sheets.of(issue), run);
        LOG.info(
                "Published the edition of {}, revision {}: {} repositories, {}",
                content.day(),
                content.revision(),
                content.repos().size(),
                content.complete() ? "complete" : "incomplete");
        return record(content);
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
        return sheets.of(alone).stream().flatMap(List::stream).map(Sheet::path).toList();
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
}
