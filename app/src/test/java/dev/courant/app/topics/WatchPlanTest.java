package dev.courant.app.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.app.config.RepoSettings;
import dev.courant.schemas.WatchedRepo;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class WatchPlanTest {

    private static final Instant MONDAY = Instant.parse("2026-02-23T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-02-24T00:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-02-25T00:00:00Z");

    @Test
    void watchesNewRepositoriesFromTheDefaultOnOrFromWhereTheyAreConfigured() {
        var configured = new RepoSettings("c/d", Optional.of("dev"), Optional.of(MONDAY));

        var changes = plan(List.of(RepoSettings.of("a/b"), configured), Map.of()).forGood(TUESDAY);

        assertThat(changes)
                .containsExactly(
                        Map.entry("a/b", watch("a/b", null, TUESDAY, null, 0, true)),
                        Map.entry("c/d", watch("c/d", "dev", MONDAY, null, 1, true)));
    }

    @Test
    void aBackfillMovesTheStartOnlyBack() {
        var known = watch("a/b", "dev", TUESDAY, WEDNESDAY, 3, true);

        assertThat(WatchPlan.from(MONDAY, known))
                .isEqualTo(watch("a/b", "dev", MONDAY, WEDNESDAY, 3, true));
        assertThat(WatchPlan.from(WEDNESDAY, known)).isEqualTo(known);
    }

    @Test
    void writesOnlyWhatDiffers() {
        var current =
                Map.of(
                        "a/b", watch("a/b", null, MONDAY, null, 0, true),
                        "c/d", watch("c/d", null, MONDAY, TUESDAY, 1, true));

        var changes =
                plan(List.of(RepoSettings.of("a/b"), RepoSettings.of("c/d")), current)
                        .forGood(WEDNESDAY);

        assertThat(changes)
                .containsExactly(Map.entry("c/d", watch("c/d", null, MONDAY, null, 1, true)));
    }

    @Test
    void endsWatchesThatTheConfigurationNoLongerHasButNoneMadeByHand() {
        var current =
                Map.of(
                        "gone/repo", watch("gone/repo", null, MONDAY, null, 0, true),
                        "by/hand", watch("by/hand", null, MONDAY, null, 0, false));

        var changes = plan(List.of(), current).forGood(TUESDAY);

        assertThat(changes).containsOnlyKeys("gone/repo").containsValue(null);
    }

    @Test
    void readsJustTheDaysThatAreAskedFor() {
        var changes = plan(List.of(RepoSettings.of("a/b")), Map.of()).forDays(MONDAY, TUESDAY);

        assertThat(changes)
                .containsExactly(Map.entry("a/b", watch("a/b", null, MONDAY, TUESDAY, 0, true)));
    }

    @Test
    void widensASpanAndNeverNarrowsIt() {
        var current =
                Map.of(
                        "endless/one", watch("endless/one", null, TUESDAY, null, 0, true),
                        "short/one", watch("short/one", null, TUESDAY, TUESDAY, 1, true),
                        "wide/one", watch("wide/one", null, MONDAY, WEDNESDAY, 2, true));
        var repos =
                List.of(
                        RepoSettings.of("endless/one"),
                        RepoSettings.of("short/one"),
                        RepoSettings.of("wide/one"));

        var changes = plan(repos, current).forDays(MONDAY, WEDNESDAY);

        assertThat(changes)
                .containsExactly(
                        Map.entry("endless/one", watch("endless/one", null, MONDAY, null, 0, true)),
                        Map.entry(
                                "short/one", watch("short/one", null, MONDAY, WEDNESDAY, 1, true)),
                        // sent again as it is, so that it is polled at once
                        Map.entry("wide/one", watch("wide/one", null, MONDAY, WEDNESDAY, 2, true)));
    }

    private static WatchPlan plan(List<RepoSettings> repos, Map<String, WatchedRepo> current) {
        return new WatchPlan(repos, current);
    }

    private static WatchedRepo watch(
            String name,
            @Nullable String branch,
            Instant since,
            @Nullable Instant until,
            int position,
            boolean managed) {
        return new WatchedRepo(name, branch, since, until, position, managed);
    }
}
