package dev.courant.github;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.Headers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;

class QuotaTest {

    private static final Instant NOW = Instant.parse("2026-02-24T12:00:00Z");

    private final Quota quota = new Quota();

    @ParameterizedTest
    @CsvSource({"5000, 500", "5000, 5000", "60, 6", "0, 1"})
    void neverWaitsWhileATenthIsLeft(int limit, int remaining) {
        saw(limit, remaining, 1000);

        assertThat(quota.notBefore(NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5000, 499, 2", "60, 5, 166", "60, 1, 500", "60, 0, 1000"})
    void spreadsWhatIsLeftOverTheRestOfTheWindow(int limit, int remaining, long seconds) {
        saw(limit, remaining, 1000);

        assertThat(quota.notBefore(NOW))
                .hasValueSatisfying(
                        slot ->
                                assertThat(Duration.between(NOW, slot).toSeconds())
                                        .isEqualTo(seconds));
    }

    @ParameterizedTest
    @CsvSource({"5000, 2500, 0", "5000, 3000, 500", "60, 60, 30"})
    void whatCanWaitNeedNotWhileHalfIsLeft(int limit, int remaining, int owed) {
        saw(limit, remaining, 1000);

        assertThat(quota.spareNotBefore(owed, NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5000, 2499, 0", "5000, 3000, 501", "60, 60, 31", "60, 0, 0"})
    void whatCanWaitWaitsForTheNextWindowBelow(int limit, int remaining, int owed) {
        saw(limit, remaining, 1000);

        assertThat(quota.spareNotBefore(owed, NOW)).contains(NOW.plusSeconds(1000));
        assertThat(quota.spareNotBefore(owed, NOW.plusSeconds(1000))).isEmpty();
    }

    @Test
    void forgetsTheSlotOnceItHasCome() {
        saw(60, 0, 1000);

        assertThat(quota.notBefore(NOW.plusSeconds(999))).contains(NOW.plusSeconds(1000));
        assertThat(quota.notBefore(NOW.plusSeconds(1000))).isEmpty();
    }

    @Test
    void doesNotWaitForAResetThatHasPassed() {
        saw(60, 0, -5);

        assertThat(quota.notBefore(NOW)).isEmpty();
    }

    @Test
    void waitsForTheLaterOfPauseAndSlot() {
        saw(60, 0, 1000);

        quota.pauseUntil(NOW.plusSeconds(10));
        assertThat(quota.notBefore(NOW)).contains(NOW.plusSeconds(1000));
        quota.pauseUntil(NOW.plusSeconds(2000));
        assertThat(quota.notBefore(NOW)).contains(NOW.plusSeconds(2000));
    }

    @Test
    void neverShortensAPause() {
        quota.pauseUntil(NOW.plusSeconds(60));
        quota.pauseUntil(NOW.plusSeconds(5));

        assertThat(quota.pause(NOW.plusSeconds(59))).contains(NOW.plusSeconds(60));
        assertThat(quota.pause(NOW.plusSeconds(60))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', 1, 1", "5000, x, 1", "5000, 1, -1", "5000, 1, 99999999999999999999"})
    void ignoresHeadersThatMakeNoSense(String limit, String remaining, String reset) {
        quota.saw(headers(limit, remaining, reset), new ServerClock(NOW, NOW));

        assertThat(quota.snapshot()).isEmpty();
        assertThat(quota.notBefore(NOW)).isEmpty();
    }

    @Test
    void keepsLargeNumbersWithinBounds() {
        quota.saw(headers("99999999999", "99999999999", "99999999999"), new ServerClock(NOW, NOW));

        assertThat(quota.snapshot())
                .hasValueSatisfying(seen -> assertThat(seen.limit()).isEqualTo(Integer.MAX_VALUE));
    }

    private void saw(int limit, int remaining, long resetInSeconds) {
        String reset = Long.toString(NOW.plusSeconds(resetInSeconds).getEpochSecond());
        quota.saw(
                headers(Integer.toString(limit), Integer.toString(remaining), reset),
                new ServerClock(NOW, NOW));
    }

    private static Headers headers(String limit, String remaining, String reset) {
        return Headers.of(
                "X-RateLimit-Limit", limit,
                "X-RateLimit-Remaining", remaining,
                "X-RateLimit-Reset", reset);
    }
}
