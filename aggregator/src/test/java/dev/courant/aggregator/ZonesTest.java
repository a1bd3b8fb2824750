package dev.courant.aggregator;

import static dev.courant.aggregator.Given.REPO;
import static dev.courant.aggregator.Given.commit;
import static dev.courant.aggregator.Given.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.EnrichedEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

class ZonesTest {

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin,    2026-03-29",
        "Europe/Berlin,    2025-10-26",
        "America/New_York, 2026-03-08",
        "America/New_York, 2025-11-02",
        "Asia/Kathmandu,   2026-02-24",
        "Africa/Cairo,     2024-04-26",
        "Africa/Cairo,     2024-10-31",
        "Pacific/Apia,     2011-12-31",
    })
    void aDayHoldsWhatHappenedBetweenItsBoundsAndClosesAtItsEnd(ZoneId zone, LocalDate day) {
        try (var aggregator = Harness.in(zone.getId())) {
            // given
            var start = day.atStartOfDay(zone).toInstant();
            var end = day.plusDays(1).atStartOfDay(zone).toInstant();
            aggregator.accept(
                    commit(REPO, "before", start.minusMillis(1)),
                    commit(REPO, "first", start),
                    commit(REPO, "last", end.minusMillis(1)),
                    commit(REPO, "after", end));
            aggregator.accept(progress(REPO, start, end.minusMillis(1), 4));
            assertThat(aggregator.emitted()).isEmpty();

            // when
            aggregator.accept(progress(REPO, start, end, 4));

            // then
            var digests = aggregator.emitted();
            assertThat(Harness.days(digests)).containsExactly(day);
            assertThat(digests.getFirst().getZone()).isEqualTo(zone.getId());
            assertThat(digests.getFirst().getEvents())
                    .extracting(EnrichedEvent::getSha)
                    .containsExactly("first", "last");
        }
    }

    @Test
    void aDayThatTheCalendarLeftOutHasNoDigest() {
        try (var aggregator = Harness.in("Pacific/Apia")) {
            // when
            aggregator.accept(
                    progress(
                            REPO,
                            Instant.parse("2011-12-29T10:00:00Z"),
                            Instant.parse("2011-12-31T10:00:00Z"),
                            0));

            // then
            assertThat(Harness.days(aggregator.emitted()))
                    .containsExactly(LocalDate.parse("2011-12-29"), LocalDate.parse("2011-12-31"));
        }
    }
}
