package dev.courant.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.app.faults.History.Landed;
import dev.courant.app.faults.History.Opened;
import dev.courant.app.faults.History.Repo;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

class OracleTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-02-02");

    private static final Landed LAST_MOMENT =
            new Landed("last", Instant.parse("2026-02-02T23:59:59Z"), "fix: late", "", 3);
    private static final Landed MIDNIGHT =
            new Landed("next", Instant.parse("2026-02-03T00:00:00Z"), "feat: early", "Why.", 1);
    private static final Opened ISSUE =
            new Opened(7, Instant.parse("2026-02-03T09:00:00Z"), "It hangs", "Again.");

    private static final History HISTORY =
            new History(
                    List.of(
                            new Repo("acme/a", FIRST, List.of(ISSUE, MIDNIGHT, LAST_MOMENT)),
                            new Repo("acme/b", FIRST.plusDays(1), List.of())),
                    FIRST.plusDays(2));

    private final Oracle oracle = Oracle.of(HISTORY);

    @Test
    void tellsEachEventWithAllThatDoesNotDependOnWhenItWasRead() {
        assertThat(oracle.events())
                .containsExactlyInAnyOrder(
                        "acme/a#commit#%s | 2026-02-02T23:59:59Z | 1 file +3 -0 | fix: late"
                                .formatted(LAST_MOMENT.sha()),
                        "acme/a#commit#%s | 2026-02-03T00:00:00Z | 1 file +1 -0 | feat: early"
                                .formatted(MIDNIGHT.sha()),
                        "acme/a#issue#7#opened | 2026-02-03T09:00:00Z | 0 file +0 -0 | It hangs");
    }

    @Test
    void forgivesAMissingDiffOnlyWhereItIsTold() {
        var id = "acme/a#commit#" + MIDNIGHT.sha();

        var excused = oracle.withoutDiffs(Set.of(id));

        assertThat(excused.events())
                .hasSize(3)
                .contains(id + " | 2026-02-03T00:00:00Z | 0 file +0 -0 | feat: early")
                .anyMatch(line -> line.endsWith(" | 1 file +3 -0 | fix: late"));
        assertThat(excused.digests()).isEqualTo(oracle.digests());
    }

    @Test
    void countsEachDayFromTheFirstThatIsReadOnAndNamesQuietOnes() {
        assertThat(oracle.digests())
                .containsExactlyInAnyOrder(
                        "acme/a@2026-02-02 | OK | 1 commits 0 issues | acme/a#commit#"
                                + LAST_MOMENT.sha(),
                        "acme/a@2026-02-03 | OK | 1 commits 1 issues | acme/a#commit#"
                                + MIDNIGHT.sha()
                                + " | acme/a#issue#7#opened",
                        "acme/b@2026-02-03 | QUIET | 0 commits 0 issues");
    }

    @Test
    void expectsThePagesOfARepositoryFromItsFirstDayOn() {
        assertThat(oracle.objects())
                .containsExactlyInAnyOrder(
                        "README.md",
                        "index.html",
                        "feed.xml",
                        "archive/2026-02-02.js",
                        "reports/2026-02-02.md",
                        "reports/2026-02-02.html",
                        "reports/2026-02-02.json",
                        "reports/2026-02-02/acme/a.md",
                        "reports/2026-02-02/acme/a.html",
                        "archive/2026-02-03.js",
                        "reports/2026-02-03.md",
                        "reports/2026-02-03.html",
                        "reports/2026-02-03.json",
                        "reports/2026-02-03/acme/a.md",
                        "reports/2026-02-03/acme/a.html",
                        "reports/2026-02-03/acme/b.md",
                        "reports/2026-02-03/acme/b.html");
    }

    @Test
    void theSameSeedTellsTheSameHistory() {
        assertThat(Oracle.of(new Histories(7).busy(3, 4, 16)))
                .isEqualTo(Oracle.of(new Histories(7).busy(3, 4, 16)))
                .isNotEqualTo(Oracle.of(new Histories(8).busy(3, 4, 16)));
    }
}
