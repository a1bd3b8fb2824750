package dev.courant.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.DayCounts;
import dev.courant.schemas.DayStatus;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.EventKind;
import dev.courant.schemas.Level;
import dev.courant.schemas.ModelUsage;
import dev.courant.schemas.OffsetRange;
import dev.courant.schemas.RepoDayDigest;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

class DigestDifferenceTest {

    @BeforeAll
    static void trustTheRecords() {
        new AvroSerdes("mock://difference");
    }

    @Test
    void costRevisionAndPlacesSayNothingOfTheDay() {
        var before = digest(event("a", 40).build());
        var after =
                digest(
                        event("a", 40)
                                .setRawOffset(77)
                                .setUsage(new ModelUsage("m", 1, 100L, 10L))
                                .build());
        after.setRevision(1);
        before.setRevision(4);
        before.setRawRanges(List.of(new OffsetRange("raw", 0, 3L, 9L)));

        var difference = DigestDifference.between(before, after);

        assertThat(difference.none()).isTrue();
        assertThat(difference.lines()).isEmpty();
    }

    @Test
    void namesWhatIsNewGoneAndToldInAnotherWay() {
        var before = digest(event("a", 40).build(), event("b", 40).build());
        var after = digest(event("b", 78).setTitle("another").build(), event("c", 1).build());
        after.setStatus(DayStatus.FAILED);

        var difference = DigestDifference.between(before, after);

        assertThat(difference.none()).isFalse();
        assertThat(difference.lines())
                .containsExactly("status differs", "+ id-c", "- id-a", "~ id-b: title, score");
    }

    @Test
    void ofADayThatWasNotPublishedAllIsNew() {
        var difference = DigestDifference.fromNothing(digest(event("a", 40).build()));

        assertThat(difference.lines()).containsExactly("+ id-a");
    }

    private static EnrichedEvent.Builder event(String name, int score) {
        return EnrichedEvent.newBuilder()
                .setId("id-" + name)
                .setRepo("acme/engine")
                .setKind(EventKind.COMMIT)
                .setTitle("title " + name)
                .setAuthor("someone")
                .setUrl("https://example.org/" + name)
                .setOccurredAt(Instant.parse("2026-02-24T10:00:00Z"))
                .setRuleScore(40)
                .setRuleLevel(Level.MEDIUM)
                .setScore(score)
                .setLevel(Level.MEDIUM);
    }

    private static RepoDayDigest digest(EnrichedEvent... events) {
        return RepoDayDigest.newBuilder()
                .setRepo("acme/engine")
                .setDay(LocalDate.parse("2026-02-24"))
                .setZone("UTC")
                .setRevision(1)
                .setStatus(DayStatus.OK)
                .setCounts(new DayCounts(0, 0, 0, 0, 0))
                .setEvents(List.of(events))
                .build();
    }
}
