package dev.courant.aggregator;

import static dev.courant.aggregator.Given.REPO;
import static dev.courant.aggregator.Given.commit;
import static dev.courant.aggregator.Given.issue;
import static dev.courant.aggregator.Given.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.DayCounts;
import dev.courant.schemas.DigestKey;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.EventKind;
import dev.courant.schemas.Level;
import dev.courant.schemas.RepoDayDigest;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

class DigestBuilderTest {

    private static final Instant START = Instant.parse("2026-02-24T00:00:00Z");
    private static final AggregatorConfig SMALL =
            new AggregatorConfig(ZoneOffset.UTC, AggregatorConfig.MIN_DIGEST_BYTES, 600, 30, 200);

    @Test
    void countsEverythingEvenWhatItCannotList() throws IOException {
        // given
        var builder = new DigestBuilder(SMALL);
        for (int i = 0; i < 1000; i++) {
            builder.add(
                    EnrichedEvent.newBuilder(commit(REPO, "sha" + i, START.plusSeconds(i)))
                            .setScore(i % 100)
                            .setLevel(List.of(Level.values()).get(i % 3))
                            .build());
        }

        // when
        var digest = build(builder, 1000);

        // then
        assertThat(digest.getCounts()).isEqualTo(new DayCounts(1000, 0, 333, 333, 334));
        assertThat(digest.getEvents()).hasSizeBetween(50, 999);
        assertThat(digest.getCut()).contains((1000 - digest.getEvents().size()) + " left out");
        assertThat(RepoDayDigest.getEncoder().encode(digest).remaining())
                .isLessThan(AggregatorConfig.MIN_DIGEST_BYTES);
    }

    @Test
    void listsByTimeAndThenById() {
        // given
        var builder = new DigestBuilder(SMALL);
        List.of(
                        commit(REPO, "c", START.plusSeconds(1)),
                        commit(REPO, "b", START),
                        commit(REPO, "a", START))
                .forEach(builder::add);

        // when
        var digest = build(builder, 3);

        // then
        assertThat(digest.getEvents())
                .extracting(EnrichedEvent::getSha)
                .containsExactly("a", "b", "c");
    }

    @Test
    void anEventOfAKindThatIsNewerThanUsCountsByItsLevel() {
        // given
        var builder = new DigestBuilder(SMALL);
        builder.add(issue(REPO, 1, START));
        builder.add(
                EnrichedEvent.newBuilder(issue(REPO, 2, START)).setKind(EventKind.UNKNOWN).build());

        // when
        var digest = build(builder, 2);

        // then
        assertThat(digest.getCounts()).isEqualTo(new DayCounts(0, 1, 0, 2, 0));
    }

    private static RepoDayDigest build(DigestBuilder builder, int events) {
        var day = DayState.newBuilder().build();
        var key = new DigestKey(REPO, LocalDate.parse("2026-02-24"));
        return builder.build(
                key, day, progress(REPO, START, START.plusSeconds(86_400), events), true);
    }
}
