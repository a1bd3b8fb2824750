package dev.courant.aggregator;

import static dev.courant.aggregator.Given.REPO;
import static dev.courant.aggregator.Given.commit;
import static dev.courant.aggregator.Given.failing;
import static dev.courant.aggregator.Given.issue;
import static dev.courant.aggregator.Given.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.DayStatus;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.OffsetRange;
import dev.courant.schemas.Progress;
import dev.courant.schemas.RepoDayDigest;
import dev.courant.schemas.Topics;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.IntStream;

class AggregatorTopologyTest {

    private static final String DAY_1 = "2026-02-24T00:00:00Z";
    private static final String DAY_2 = "2026-02-25T00:00:00Z";
    private static final String DAY_3 = "2026-02-26T00:00:00Z";

    private Harness aggregator = Harness.in("UTC");

    @AfterEach
    void close() {
        aggregator.close();
    }

    @Test
    void keepsItsShape() throws IOException {
        // given
        var topology =
                new AggregatorTopology(
                        AggregatorConfig.in(ZoneOffset.UTC),
                        Topics.withDefaultPrefix(),
                        new AvroSerdes("mock://shape"));

        // when
        var description = topology.get().describe().toString();

        // then
        try (var golden = getClass().getResourceAsStream("/aggregator-topology.txt")) {
            assertThat(description.strip())
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }

    @Test
    void closesADayOnlyWhenEveryEventArrived() {
        // given
        aggregator.accept(progress(REPO, DAY_1, DAY_2, 2));
        aggregator.accept(commit(REPO, "a", "2026-02-24T10:00:00Z"));
        assertThat(aggregator.emitted()).isEmpty();

        // when
        aggregator.accept(commit(REPO, "b", "2026-02-24T09:00:00Z"));

        // then
        var digest = only();
        assertThat(digest.getStatus()).isEqualTo(DayStatus.OK);
        assertThat(digest.getRevision()).isEqualTo(1);
        assertThat(digest.getZone()).isEqualTo("UTC");
        assertThat(digest.getEvents()).extracting(EnrichedEvent::getSha).containsExactly("b", "a");
        assertThat(digest.getCounts().getCommits()).isEqualTo(2);
        assertThat(digest.getCounts().getMedium()).isEqualTo(2);
    }

    @Test
    void closesADayWhenProgressComesAfterItsEvents() {
        // given
        aggregator.accept(commit(REPO, "a", "2026-02-24T10:00:00Z"));
        aggregator.accept(issue(REPO, 7, Instant.parse("2026-02-24T11:00:00Z")));
        aggregator.accept(progress(REPO, DAY_1, "2026-02-24T23:59:59Z", 2));
        assertThat(aggregator.emitted()).isEmpty();

        // when
        aggregator.accept(progress(REPO, DAY_1, DAY_2, 2));

        // then
        var record = aggregator.digests().readRecord();
        assertThat(record.key()).isEqualTo(REPO + "@2026-02-24");
        assertThat(record.timestamp()).isEqualTo(Instant.parse(DAY_2).toEpochMilli());
        assertThat(record.value().getCounts().getCommits()).isEqualTo(1);
        assertThat(record.value().getCounts().getIssues()).isEqualTo(1);
    }

    @Test
    void aLaterProgressReplacesTheOneHeldBack() {
        // given
        aggregator.accept(progress(REPO, DAY_1, DAY_2, 1));
        aggregator.accept(progress(REPO, DAY_1, DAY_3, 2));
        aggregator.accept(commit(REPO, "a", "2026-02-24T10:00:00Z"));
        assertThat(aggregator.emitted()).isEmpty();

        // when
        aggregator.accept(commit(REPO, "b", "2026-02-25T10:00:00Z"));

        // then
        assertThat(Harness.days(aggregator.emitted()))
                .containsExactly(LocalDate.parse("2026-02-24"), LocalDate.parse("2026-02-25"));
    }

    @Test
    void saysThatADayWasQuiet() {
        // when
        aggregator.accept(progress(REPO, DAY_1, DAY_3, 0));

        // then
        assertThat(aggregator.emitted())
                .extracting(
                        RepoDayDigest::getDay,
                        RepoDayDigest::getStatus,
                        digest -> digest.getEvents().size())
                .containsExactly(
                        tuple(LocalDate.parse("2026-02-24"), DayStatus.QUIET, 0),
                        tuple(LocalDate.parse("2026-02-25"), DayStatus.QUIET, 0));
    }

    @Test
    void aRepeatedProgressEmitsNothing() {
        // given
        aggregator.accept(commit(REPO, "a", "2026-02-24T10:00:00Z"));
        aggregator.accept(progress(REPO, DAY_1, DAY_2, 1));
        only();

        // when
        aggregator.accept(progress(REPO, DAY_1, DAY_2, 1));
        aggregator.accept(progress(REPO, DAY_1, "2026-02-25T12:00:00Z", 1));

        // then
        assertThat(aggregator.emitted()).isEmpty();
    }

    @Test
    void anOutdatedProgressChangesNothing() {
        // given
        aggregator.accept(progress(REPO, DAY_2, DAY_3, 0));
        aggregator.emitted();

        // when
        aggregator.accept(failing(REPO, DAY_1, DAY_1, DAY_2, 0));

        // then
        assertThat(aggregator.emitted()).isEmpty();
    }

    @Test
    void theDayThatHoldsTheBeginningCountsAsWhole() {
        // when
        aggregator.accept(progress(REPO, "2026-02-24T17:30:00Z", DAY_2, 0));

        // then
        assertThat(only().getDay()).isEqualTo(LocalDate.parse("2026-02-24"));
    }

    @Test
    void repositoriesAYearApartDoNotAffectEachOther() {
        // given
        var old = "octo/engine-old";
        aggregator.accept(commit(REPO, "new", "2026-02-24T10:00:00Z"));
        aggregator.accept(progress(REPO, DAY_1, DAY_2, 1));
        aggregator.emitted();

        // when
        aggregator.accept(commit(old, "old", "2025-02-24T10:00:00Z"));
        aggregator.accept(progress(old, "2025-02-24T00:00:00Z", "2025-02-25T00:00:00Z", 1));

        // then
        var digest = only();
        assertThat(digest.getRepo()).isEqualTo(old);
        assertThat(digest.getDay()).isEqualTo(LocalDate.parse("2025-02-24"));
        assertThat(digest.getEvents()).extracting(EnrichedEvent::getSha).containsExactly("old");
    }

    @Test
    void aNameThatBeginsAnotherKeepsItsDaysApart() {
        // given
        aggregator.accept(commit(REPO + "-2", "other", "2026-02-24T10:00:00Z"));
        aggregator.accept(commit(REPO, "own", "2026-02-24T10:00:00Z"));

        // when
        aggregator.accept(progress(REPO, DAY_1, DAY_2, 1));

        // then
        assertThat(only().getEvents()).extracting(EnrichedEvent::getSha).containsExactly("own");
    }

    @Test
    void yearsOfQuietAreOneDigestADay() {
        // when
        aggregator.accept(progress(REPO, "2016-01-01T00:00:00Z", "2026-01-01T00:00:00Z", 0));

        // then
        assertThat(aggregator.emitted()).hasSize(3653);
    }

    @Test
    void saysWhereItsRecordsStand() {
        // given
        var first =
                EnrichedEvent.newBuilder(commit(REPO, "a", "2026-02-24T10:00:00Z"))
                        .setRawOffset(40)
                        .build();
        var second =
                EnrichedEvent.newBuilder(issue(REPO, 1, Instant.parse("2026-02-24T11:00:00Z")))
                        .setRawOffset(7)
                        .build();
        aggregator.accept(commit("octo/other", "x", "2026-02-24T10:00:00Z"), first, second);

        // when
        aggregator.accept(progress(REPO, DAY_1, DAY_2, 2));

        // then
        var digest = only();
        assertThat(digest.getEnrichedRanges())
                .containsExactly(new OffsetRange("courant.enriched", 0, 1L, 2L));
        assertThat(digest.getRawRanges())
                .containsExactly(
                        new OffsetRange("courant.raw.commits", 0, 40L, 40L),
                        new OffsetRange("courant.raw.issues", 0, 7L, 7L));
    }

    @Test
    void passesOnTheCurrentName() {
        // when
        aggregator.accept(
                Progress.newBuilder(progress(REPO, DAY_1, DAY_2, 0))
                        .setCurrentName("octo/motor")
                        .build());

        // then
        assertThat(only().getCurrentName()).isEqualTo("octo/motor");
    }

    @Test
    void twoThousandEventsSurviveARestartInTheMiddle() {
        // given
        var config = AggregatorConfig.in(ZoneOffset.UTC);
        var events =
                IntStream.range(0, 2000)
                        .mapToObj(
                                i ->
                                        commit(
                                                REPO,
                                                "sha" + i,
                                                Instant.parse(DAY_1).plusSeconds(i * 43L)))
                        .toArray(EnrichedEvent[]::new);
        aggregator.accept(progress(REPO, DAY_1, DAY_2, 2000));
        aggregator.accept(Arrays.copyOfRange(events, 0, 1000));

        // when
        aggregator = aggregator.restarted(config);
        aggregator.accept(Arrays.copyOfRange(events, 1000, 2000));

        // then
        var digest = only();
        assertThat(digest.getCounts().getCommits()).isEqualTo(2000);
        assertThat(digest.getEvents()).hasSize(2000);
        assertThat(digest.getCut()).isNull();
    }

    @Test
    void refusesToMixDaysOfTwoZones() {
        // given
        aggregator.accept(progress(REPO, DAY_1, DAY_2, 0));

        // when
        aggregator = aggregator.restarted(AggregatorConfig.in(ZoneId.of("Asia/Shanghai")));

        // then
        assertThatThrownBy(() -> aggregator.accept(progress(REPO, DAY_1, DAY_3, 0)))
                .rootCause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(REPO)
                .hasMessageContaining("Asia/Shanghai");
    }

    private RepoDayDigest only() {
        var emitted = aggregator.emitted();
        assertThat(emitted).hasSize(1);
        return emitted.getFirst();
    }
}
