package dev.courant.testkit.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.courant.testkit.llm.Client.Answer;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class LatencyTest {

    private static final Duration MEDIAN = Duration.ofMillis(500);
    private static final Duration P99 = Duration.ofSeconds(3);

    private static List<Duration> waits(Latency latency) {
        return Stream.generate(latency::next).limit(10_000).sorted().toList();
    }

    @Test
    void lognormalWaitsKeepMedianAndP99() {
        List<Duration> waits = waits(Latency.lognormal(7, MEDIAN, P99));

        assertThat(waits.get(5_000)).isBetween(Duration.ofMillis(475), Duration.ofMillis(525));
        assertThat(waits.get(9_900)).isBetween(Duration.ofMillis(2600), Duration.ofMillis(3400));
        assertThat(waits.getLast()).isBetween(P99, P99.multipliedBy(4));
    }

    @Test
    void uniformWaitsFillTheirRange() {
        List<Duration> waits = waits(Latency.uniform(7, MEDIAN, P99));

        assertThat(waits.getFirst()).isBetween(MEDIAN, MEDIAN.plusMillis(5));
        assertThat(waits.get(5_000)).isBetween(Duration.ofMillis(1700), Duration.ofMillis(1800));
        assertThat(waits.getLast()).isBetween(P99.minusMillis(5), P99);
    }

    @Test
    void theSameSeedGivesTheSameWaits() {
        assertThat(waits(Latency.lognormal(7, MEDIAN, P99)))
                .isEqualTo(waits(Latency.lognormal(7, MEDIAN, P99)))
                .isNotEqualTo(waits(Latency.lognormal(8, MEDIAN, P99)));
    }

    @Test
    void boundsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> Latency.uniform(1, P99, MEDIAN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Latency.lognormal(1, P99, MEDIAN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Latency.lognormal(1, Duration.ZERO, MEDIAN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void manySlowAnswersWaitSideBySide() {
        try (LlmSimulator llm = LlmSimulator.start().latency(Duration.ofMillis(600));
                Client client = new Client(llm.url())) {
            long start = System.nanoTime();
            List<CompletableFuture<Answer>> asked = askMany(client, 64);

            asked.forEach(CompletableFuture::join);

            // One after another they would take 38 s.
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(600), Duration.ofSeconds(10));
            assertThat(llm.maxInFlight()).isBetween(2, 64);
            assertThat(llm.inFlight()).isZero();
            assertThat(llm.requests()).hasSize(64);
        }
    }

    @Test
    void countsNoneTwiceWhenOneFollowsTheOther() {
        try (LlmSimulator llm = LlmSimulator.start();
                Client client = new Client(llm.url())) {
            IntStream.range(0, 300).forEach(each -> client.ask(Client.plain("m", "s", "u" + each)));

            assertThat(llm.maxInFlight()).isEqualTo(1);
            assertThat(llm.requests()).hasSize(300);
        }
    }

    @Test
    void errorsComeAtOnce() {
        try (LlmSimulator llm = LlmSimulator.start().latency(Duration.ofHours(1));
                Client client = new Client(llm.url())) {
            llm.faults().next(2, LlmFault.tooManyRequests());
            llm.faults().next(1, LlmFault.wrongKey());

            assertThat(
                            Stream.generate(() -> client.ask(Client.plain("m", "s", "u")).status())
                                    .limit(3))
                    .containsExactly(429, 429, 401);
        }
    }

    @Test
    void closingEndsWhatWaits() {
        List<CompletableFuture<Answer>> asked = new ArrayList<>();
        try (LlmSimulator llm = LlmSimulator.start().latency(Duration.ofHours(1))) {
            // Not closed: it would end the requests itself.
            Client client = new Client(llm.url());
            asked.addAll(askMany(client, 3));
            await().until(() -> llm.inFlight() == 3);
        }

        assertThat(asked)
                .allSatisfy(
                        each ->
                                assertThatThrownBy(each::join)
                                        .hasCauseInstanceOf(IOException.class));
    }

    private static List<CompletableFuture<Answer>> askMany(Client client, int many) {
        return IntStream.range(0, many)
                .mapToObj(each -> client.askLater(Client.plain("m", "s", "u" + each)))
                .toList();
    }
}
