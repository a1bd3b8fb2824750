package dev.courant.poller;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.stream.IntStream;

final class PollTimesTest {

    private static final Duration INTERVAL = Duration.ofMinutes(5);

    @Test
    void spreadsRepositoriesOverTheLastTenthOfTheInterval() {
        var times =
                IntStream.range(0, 1_000)
                        .mapToLong(i -> PollTimes.next("owner/repo" + i, 1_000_000, INTERVAL))
                        .boxed()
                        .toList();

        assertThat(times).allSatisfy(time -> assertThat(time).isBetween(1_270_000L, 1_300_000L));
        assertThat(times).anySatisfy(time -> assertThat(time).isLessThan(1_275_000));
        assertThat(times).anySatisfy(time -> assertThat(time).isGreaterThan(1_295_000));
    }

    @Test
    void dependsOnNothingButTheNameAndTheTime() {
        assertThat(PollTimes.next("a/b", 77, INTERVAL))
                .isEqualTo(PollTimes.next("a/b", 77, INTERVAL));
        assertThat(PollTimes.next("a/b", 78, INTERVAL))
                .isEqualTo(PollTimes.next("a/b", 77, INTERVAL) + 1);
    }
}
