package dev.courant.app.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.Analysis;
import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.DayCounts;
import dev.courant.schemas.DayStatus;
import dev.courant.schemas.Edition;
import dev.courant.schemas.EditionRepo;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.EventKind;
import dev.courant.schemas.Level;
import dev.courant.schemas.Period;
import dev.courant.schemas.RepoDayDigest;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

class OutstandingTest {

    private static final LocalDate DAY = LocalDate.parse("2026-02-24");
    private static final String REPO = "acme/engine";

    static {
        new AvroSerdes("mock://outstanding");
    }

    private final Outstanding outstanding =
            new Outstanding(
                    List.of(digest(1, event("a", false), event("b", false), event("c", true))),
                    List.of(event("a", false), event("b", false)));

    @Test
    void aWeekIsNoEditionOfItsFirstDay() {
        outstanding.event(event("a", true));
        outstanding.event(event("b", true));
        outstanding.digest(digest(2, event("a", true), event("b", true), event("c", true)));
        var week = edition(9);
        week.setPeriod(Period.WEEK);

        outstanding.edition(week);

        assertThat(outstanding.done()).isFalse();
    }

    @Test
    void isDoneWhenTheEditionHoldsWhatWasAnalysed() {
        outstanding.event(event("a", true));
        outstanding.event(event("b", true));
        outstanding.edition(edition(1));
        assertThat(outstanding.done()).isFalse();

        outstanding.digest(digest(2, event("a", true), event("b", true), event("c", true)));
        assertThat(outstanding.done()).isFalse();
        outstanding.edition(edition(2));

        assertThat(outstanding.done()).isTrue();
        assertThat(outstanding.analysed()).isEqualTo(2);
    }

    @Test
    void doesNotMindWhichTopicTellsFirst() {
        outstanding.edition(edition(2));
        outstanding.digest(digest(2, event("a", true), event("b", true)));
        outstanding.event(event("a", true));
        assertThat(outstanding.back()).isEqualTo(1);
        outstanding.event(event("b", true));

        assertThat(outstanding.done()).isTrue();
    }

    @Test
    void waitsForTheDigestThatHasTheLastOfThem() {
        outstanding.event(event("a", true));
        outstanding.digest(digest(2, event("a", true), event("b", false)));
        outstanding.edition(edition(2));
        outstanding.event(event("b", true));
        assertThat(outstanding.done()).isFalse();

        outstanding.digest(digest(3, event("a", true), event("b", true)));
        outstanding.edition(edition(3));

        assertThat(outstanding.done()).isTrue();
    }

    @Test
    void waitsForNothingOfAnEventThatFailedAgain() {
        outstanding.event(event("a", false));
        outstanding.event(event("b", false));

        assertThat(outstanding.done()).isTrue();
        assertThat(outstanding.analysed()).isZero();
    }

    @Test
    void passesOverTheEventsOfOthers() {
        outstanding.event(event("stranger", true));

        assertThat(outstanding.back()).isZero();
        assertThat(outstanding.sent()).isEqualTo(2);
        assertThat(outstanding.done()).isFalse();
    }

    private static EnrichedEvent event(String id, boolean analysed) {
        return EnrichedEvent.newBuilder()
                .setId(id)
                .setRepo(REPO)
                .setKind(EventKind.COMMIT)
                .setTitle(id)
                .setAuthor("ada")
                .setUrl("https://github.com/acme/engine")
                .setOccurredAt(Instant.parse("2026-02-24T08:00:00Z"))
                .setScore(50)
                .setLevel(Level.MEDIUM)
                .setAnalysis(analysed ? analysis() : null)
                .build();
    }

    private static Analysis analysis() {
        return Analysis.newBuilder()
                .setModel("m")
                .setLanguage("en")
                .setDepth(Level.MEDIUM)
                .setScore(50)
                .setLevel(Level.MEDIUM)
                .setSummary("It changes.")
                .build();
    }

    private static RepoDayDigest digest(int revision, EnrichedEvent... events) {
        return RepoDayDigest.newBuilder()
                .setRepo(REPO)
                .setDay(DAY)
                .setZone("UTC")
                .setRevision(revision)
                .setStatus(DayStatus.OK)
                .setCounts(new DayCounts(events.length, 0, 0, events.length, 0))
                .setEvents(List.of(events))
                .build();
    }

    private static Edition edition(int digestRevision) {
        return Edition.newBuilder()
                .setDay(DAY)
                .setTitle("Paper")
                .setZone("UTC")
                .setLanguage("en")
                .setRevision(digestRevision)
                .setComplete(true)
                .setRepos(List.of(new EditionRepo(REPO, DayStatus.OK, null, digestRevision, null)))
                .build();
    }
}
