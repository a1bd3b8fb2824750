package dev.courant.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.DayStatus;
import dev.courant.schemas.EditionRepo;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;
import dev.courant.schemas.Period;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * However much happens, the edition of a week stays within bounds, and counts what it leaves out.
 */
class PeriodSizeTest {

    private static final int EVENTS = 2_000;
    private static final String REPO = "a/one";

    @TempDir Path directory;

    @Test
    void aWeekOfTwoThousandEventsADayIsAsLargeAsOneOfSixty() {
        var config = Samples.config("en").withPeriods(Set.of(Period.WEEK));
        try (var paper = new Pressroom(directory, config)) {
            paper.watch(REPO, 0);
            var first = LocalDate.parse("2026-02-02");
            for (int day = 0; day < 7; day++) {
                paper.send(Samples.digest(REPO, first.plusDays(day), events(day)));
            }

            var json = paper.read("reports/2026-W06.json");
            assertThat(json)
                    .hasSizeLessThan(100_000)
                    .contains("\"commits\": 14000", "\"more\": 13940");
            assertThat(json.split("\"sha\"", -1)).hasSize(RepoSpan.MAX_EVENTS + 1);
            assertThat(paper.read("reports/2026-W06.md"))
                    .hasSizeLessThan(50_000)
                    .contains("And 13,986 more events.", "The weightiest of day 6")
                    .doesNotContain("Commit 3 of");
        }
    }

    @Test
    void keepsTheWeightiestWhateverTheirOrder() {
        var span = new RepoSpan(REPO, Words.of("en"));
        for (int day = 0; day < 5; day++) {
            var date = LocalDate.parse("2026-02-01").plusDays(day);
            span.add(date, new EditionRepo(REPO, DayStatus.OK, null, 1, null));
            span.add(date, RepoDay.of(Samples.digest(REPO, date, events(4 - day))));
        }

        var whole = span.whole();

        assertThat(whole.events()).hasSize(RepoSpan.MAX_EVENTS);
        assertThat(whole.events().subList(0, 5))
                .extracting(EnrichedEvent::getTitle)
                .allMatch(title -> title.startsWith("The weightiest"));
        assertThat(span.daysOfEvents()).hasSize(RepoSpan.MAX_EVENTS);
        assertThat(whole.counts().getCommits()).isEqualTo(5 * EVENTS);
        assertThat(whole.digestRevision()).isEqualTo(5);
    }

    private static EnrichedEvent[] events(int day) {
        return IntStream.range(0, EVENTS)
                .mapToObj(
                        i ->
                                Samples.commit(
                                        REPO,
                                        EVENTS * day + i,
                                        i == 0 ? Level.HIGH : i == 1 ? Level.MEDIUM : Level.LOW,
                                        i == 0
                                                ? "The weightiest of day " + day
                                                : "Commit " + i + " of day " + day))
                .toArray(EnrichedEvent[]::new);
    }
}
