package dev.courant.publisher;

import dev.courant.notify.AlertNotice;
import dev.courant.notify.EditionNotice;
import dev.courant.schemas.DayCounts;
import dev.courant.schemas.Edition;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;
import dev.courant.schemas.Period;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is told of an edition, and of an event: plain text, which each channel escapes. */
final class NoticeText {

    private static final int TITLE_LIMIT = 200;
    private static final int WHY_LIMIT = 300;
    private static final int SUMMARY_LIMIT = 1_500;
    private static final int ITEMS = 300;

    private final PublisherConfig config;
    private final String paper;
    private final EventText texts;
    private final RepoText repos;
    private final CitedText cited;

    /**
     * @param paper name of it, which no other of the deployment has
     */
    NoticeText(PublisherConfig config, String paper) {
        var words = Words.of(config.language());
        this.config = config;
        this.paper = paper;
        this.texts = new EventText(words, config.zone());
        this.repos = new RepoText(words, texts);
        this.cited = new CitedText(words, Citations.of(List.of()));
    }

    /**
     * Of an edition.
     *
     * @param content what its repositories' digests say
     */
    EditionNotice of(Edition edition, List<RepoDay> content) {
        var period = period(edition);
        var summary = edition.getSummary();
        return new EditionNotice(
                "edition/%s/%s/%d".formatted(paper, period, edition.getRevision()),
                config.title(),
                period,
                edition.getRevision(),
                edition.getComplete(),
                config.language(),
                summary == null
                        ? null
                        : ModelText.line(summary, SUMMARY_LIMIT, cited.prose()).plain(),
                counts(content),
                content.stream()
                        .flatMap(repo -> repo.events().stream())
                        .sorted(
                                Comparator.comparing(EnrichedEvent::getLevel)
                                        .thenComparingInt(EnrichedEvent::getScore)
                                        .reversed()
                                        .thenComparing(RepoDay.NEWEST_FIRST))
                        .limit(ITEMS)
                        .map(this::item)
                        .toList(),
                content.stream().filter(repo -> !repo.isRead()).map(this::problem).toList(),
                config.home().map(home -> home.resolve(Paths.html(page(edition)))).orElse(null));
    }

    private static String period(Edition edition) {
        return edition.getPeriod() == Period.DAY
                ? edition.getDay().toString()
                : Span.of(edition).toString();
    }

    private static String page(Edition edition) {
        return edition.getPeriod() == Period.DAY
                ? Paths.edition(edition.getDay())
                : Paths.period(Span.of(edition));
    }

    /** Of an event that cannot wait for the edition. */
    AlertNotice of(EnrichedEvent event) {
        return new AlertNotice(
                "alert/%s/%s".formatted(paper, event.getId()),
                event.getRepo(),
                level(event.getLevel()),
                event.getScore(),
                texts.title(event, TITLE_LIMIT).plain(),
                texts.author(event).plain(),
                URI.create(Links.best(event)),
                why(event),
                event.getOccurredAt(),
                config.language(),
                0);
    }

    private static EditionNotice.Counts counts(List<RepoDay> content) {
        var total = new int[5];
        for (var repo : content) {
            DayCounts counts = repo.counts();
            total[0] += counts.getCommits();
            total[1] += counts.getIssues();
            total[2] += counts.getHigh();
            total[3] += counts.getMedium();
            total[4] += counts.getLow();
        }
        return new EditionNotice.Counts(
                content.size(), total[0], total[1], total[2], total[3], total[4]);
    }

    private EditionNotice.Item item(EnrichedEvent event) {
        return new EditionNotice.Item(
                event.getRepo(),
                level(event.getLevel()),
                event.getScore(),
                texts.title(event, TITLE_LIMIT).plain(),
                URI.create(Links.best(event)),
                why(event));
    }

    private EditionNotice.Problem problem(RepoDay repo) {
        return new EditionNotice.Problem(
                repo.name(), Optional.ofNullable(repos.plainReason(repo)).orElse(""));
    }

    private @Nullable String why(EnrichedEvent event) {
        var analysis = Analyses.shown(event);
        var why =
                analysis == null
                        ? texts.reasons(event)
                        : ModelText.line(analysis.getSummary(), WHY_LIMIT, EventText.prose(event))
                                .plain();
        return why.isEmpty() ? null : why;
    }

    private static dev.courant.notify.Level level(Level level) {
        return switch (level) {
            case HIGH -> dev.courant.notify.Level.HIGH;
            case MEDIUM -> dev.courant.notify.Level.MEDIUM;
            case LOW -> dev.courant.notify.Level.LOW;
        };
    }
}
