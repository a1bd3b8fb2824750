package dev.courant.app.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.Progress;
import dev.courant.schemas.ReadProblem;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class StatusTest {

    private static final Instant NOW = Instant.parse("2026-02-24T10:00:00Z");
    private static final ServiceStatus POLLER = new ServiceStatus("poller", "Stable", 2, 5);

    @BeforeAll
    static void teachAvroTheTypesOfTheSchemas() {
        new AvroSerdes("mock://status");
    }

    @Test
    void daysThatAreOverAndHaveNoDigestAreOpen() {
        var progress = progress("2026-02-20T08:00:00Z");
        var closed = Set.of(LocalDate.parse("2026-02-20"), LocalDate.parse("2026-02-22"));

        assertThat(RepoStatus.of(progress, closed, ZoneOffset.UTC).openDays())
                .extracting(LocalDate::toString)
                .containsExactly("2026-02-21", "2026-02-23");
    }

    @Test
    void theZoneDecidesWhichDayIsOver() {
        var late = progress("2026-02-23T20:00:00Z");

        assertThat(RepoStatus.of(late, Set.of(), ZoneOffset.UTC).openDays())
                .containsExactly(LocalDate.parse("2026-02-23"));
        assertThat(RepoStatus.of(late, Set.of(), ZoneId.of("Asia/Shanghai")).openDays()).isEmpty();
    }

    @Test
    void looksBackAWeekAtMost() {
        assertThat(
                        RepoStatus.of(progress("2020-01-01T00:00:00Z"), Set.of(), ZoneOffset.UTC)
                                .openDays())
                .hasSize(7)
                .first()
                .hasToString("2026-02-17");
    }

    @Test
    void whatHasBeenReadOfNothingHasNoWatermark() {
        var failed = progress("2026-02-24T08:00:00Z");
        failed.setThrough(failed.getFrom());
        failed.setProblem(ReadProblem.newBuilder().setReason("gone").setSince(NOW).build());

        var status = RepoStatus.of(failed, Set.of(), ZoneOffset.UTC);

        assertThat(status.through()).isEmpty();
        assertThat(status.problem()).contains(new RepoStatus.Problem("gone", NOW));
    }

    @Test
    void needsALookWhenARepositoryAServiceOrALetterDoes() {
        var fine = RepoStatus.of(progress("2026-02-24T08:00:00Z"), Set.of(), ZoneOffset.UTC);

        assertThat(status(fine, 0, POLLER).needsALook()).isFalse();
        assertThat(status(fine, 1, POLLER).needsALook()).isTrue();
        assertThat(status(fine, 0, new ServiceStatus("poller", "Empty", 0, 0)).needsALook())
                .isTrue();
        var failed = progress("2026-02-24T08:00:00Z");
        failed.setBackfillProblem(ReadProblem.newBuilder().setReason("gone").setSince(NOW).build());
        var away = RepoStatus.of(failed, Set.of(), ZoneOffset.UTC);
        assertThat(status(away, 0, POLLER).needsALook()).isTrue();
    }

    @Test
    void saysWhatIsAmissBelowItsRepository() {
        var failed = progress("2026-02-23T08:00:00Z");
        failed.setProblem(
                ReadProblem.newBuilder().setReason("gone\u001b[2J").setSince(NOW).build());
        var status = status(RepoStatus.of(failed, Set.of(), ZoneOffset.UTC), 2, POLLER);

        assertThat(StatusText.text(status))
                .isEqualTo(
                        """
                        acme/engine     complete through 2026-02-24T09:58:00Z, 2 m ago; polled 0 s ago
                                        ! cannot be read since 2026-02-24T10:00:00Z: gone\\u001b[2J
                                        over, but not read whole: 2026-02-23
                        latest edition  2026-02-23, revision 1, complete
                        dead letters    ! 2 open: courant dead-letters list
                        poller          Stable, 2 threads, 5 records behind
                        """);
    }

    @Test
    void theJsonHasTheSame() throws JsonProcessingException {
        var status =
                status(
                        RepoStatus.of(progress("2026-02-23T08:00:00Z"), Set.of(), ZoneOffset.UTC),
                        0,
                        POLLER);
        var json = new ObjectMapper().readTree(StatusText.json(status));

        assertThat(json.at("/repos/0/ageSeconds").asInt()).isEqualTo(120);
        assertThat(json.at("/repos/0/problem").isNull()).isTrue();
        assertThat(json.at("/repos/0/openDays/0").asText()).isEqualTo("2026-02-23");
        assertThat(json.at("/services/0/lag").asInt()).isEqualTo(5);
        assertThat(json.at("/latestEdition/day").asText()).isEqualTo("2026-02-23");
    }

    private static Progress progress(String from) {
        return Progress.newBuilder()
                .setRepo("acme/engine")
                .setFrom(Instant.parse(from))
                .setThrough(NOW.minusSeconds(120))
                .setObservedAt(NOW)
                .setEvents(7)
                .build();
    }

    private static Status status(RepoStatus repo, long letters, ServiceStatus service) {
        return new Status(
                NOW,
                List.of(repo),
                Optional.of(new Status.LatestEdition("2026-02-23", 1, true)),
                letters,
                List.of(service));
    }
}
