package dev.courant.testkit.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.testkit.VirtualClock;
import dev.courant.testkit.github.Reader.Answer;
import dev.courant.testkit.http.Fault;
import dev.courant.testkit.source.Timeline;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is not an ordinary answer: entity tags, quota, faults; and the ledger that tells of them.
 */
class LimitsTest {

    private static final Instant NINE = Instant.parse("2026-02-03T09:00:00Z");
    private static final String COMMITS = "/repos/acme/engine/commits";

    private final VirtualClock clock = VirtualClock.at(NINE);
    private final Timeline timeline = Timeline.empty().land("a", NINE, "first");
    private GitHubSimulator github;
    private Reader reader;

    @BeforeEach
    void start() {
        github = GitHubSimulator.start(clock).serve("acme/engine", timeline);
        reader = new Reader(github.url());
    }

    @AfterEach
    void stop() {
        reader.close();
        github.close();
    }

    @Test
    void anUnchangedListCostsThoseWithATokenNothing() {
        Answer first = reader.get(COMMITS, "Authorization", "Bearer t");
        Answer again =
                reader.get(
                        COMMITS,
                        "Authorization",
                        "Bearer t",
                        "If-None-Match",
                        first.header("ETag"));

        assertThat(first.header("ETag")).startsWith("W/\"");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("X-RateLimit-Remaining")).isEqualTo("4999");
        assertThat(github.ledger().charged()).hasSize(1);
        assertThat(github.ledger().withStatus(304))
                .allSatisfy(
                        entry -> {
                            assertThat(entry.conditional()).isTrue();
                            assertThat(entry.charged()).isFalse();
                        });
    }

    @Test
    void anUnchangedListCostsTheAnonymousAndATagIsGoodForOneTokenOnly() {
        String tag = reader.get(COMMITS).header("ETag");

        assertThat(reader.get(COMMITS, "If-None-Match", tag).header("X-RateLimit-Remaining"))
                .isEqualTo("4998");
        assertThat(reader.get(COMMITS, "If-None-Match", tag, "Authorization", "Bearer t").status())
                .isEqualTo(200);
    }

    @Test
    void aChangeGivesANewTag() {
        String tag = reader.get(COMMITS).header("ETag");
        timeline.land("b", NINE.plusSeconds(10), "second");

        assertThat(reader.get(COMMITS, "If-None-Match", tag).status()).isEqualTo(304);
        clock.advance(Duration.ofSeconds(10));
        assertThat(reader.get(COMMITS, "If-None-Match", tag).status()).isEqualTo(200);
    }

    @Test
    void aSpentQuotaIsRefusedUntilTheWindowIsOver() {
        github.quota(2, Duration.ofMinutes(10));
        reader.get(COMMITS);
        reader.get(COMMITS);

        Answer refused = reader.get(COMMITS);
        Answer limits = reader.get("/rate_limit");
        clock.advance(Duration.ofMinutes(10));
        Answer renewed = reader.get(COMMITS);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(refused.header("X-RateLimit-Used")).isEqualTo("2");
        assertThat(refused.header("X-RateLimit-Resource")).isEqualTo("core");
        assertThat(refused.header("X-RateLimit-Reset"))
                .isEqualTo("" + NINE.plusSeconds(600).getEpochSecond());
        assertThat(limits.json().at("/resources/core/remaining").asInt()).isZero();
        assertThat(renewed.status()).isEqualTo(200);
        assertThat(renewed.header("X-RateLimit-Remaining")).isEqualTo("1");
    }

    @Test
    void plannedFaultsHitTheNextRequestsToAPath() {
        github.faults().next(2, Fault.serverError(502)).on("/commits");

        assertThat(reader.get("/repos/acme/engine").status()).isEqualTo(200);
        assertThat(reader.get(COMMITS).status()).isEqualTo(502);
        assertThat(reader.get(COMMITS).status()).isEqualTo(502);
        assertThat(reader.get(COMMITS).status()).isEqualTo(200);
        assertThat(github.ledger().faulted()).hasSize(2).noneMatch(Ledger.Entry::charged);
        assertThat(github.faults().injected()).isEqualTo(2);
    }

    @Test
    void secondaryLimitsSayHowLongToWaitAndLeaveTheQuota() {
        github.faults().next(1, Fault.secondaryLimit(Duration.ofSeconds(90)));
        github.faults().next(1, Fault.tooManyRequests(Duration.ofSeconds(7)));

        Answer secondary = reader.get(COMMITS);
        Answer tooMany = reader.get(COMMITS);

        assertThat(secondary.status()).isEqualTo(403);
        assertThat(secondary.header("Retry-After")).isEqualTo("90");
        assertThat(secondary.header("X-RateLimit-Remaining")).isEqualTo("5000");
        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(tooMany.header("Retry-After")).isEqualTo("7");
        assertThat(tooMany.header("Date")).isEqualTo("Tue, 03 Feb 2026 09:00:00 GMT");
    }

    @Test
    void brokenConnectionsAndBodiesReachTheClientAsSuch() {
        github.faults().next(1, Fault.truncatedBody());
        assertThatThrownBy(() -> reader.send(COMMITS)).isInstanceOf(IOException.class);

        github.faults().next(1, Fault.malformedJson());
        Answer malformed = reader.get(COMMITS);
        assertThat(malformed.status()).isEqualTo(200);
        assertThatThrownBy(malformed::json).hasMessageContaining("Not JSON");

        // The JDK's client asks again by itself after a reset, so every attempt must fail.
        github.faults().always(Fault.reset());
        assertThatThrownBy(() -> reader.send(COMMITS)).isInstanceOf(IOException.class);

        github.faults().clear();
        assertThat(reader.get(COMMITS).status()).isEqualTo(200);
    }

    @Test
    void slowAnswersAreWholeAnswers() {
        String whole = reader.get(COMMITS).body();
        github.faults().next(1, Fault.slow(Duration.ofMillis(50)));
        github.faults().next(1, Fault.drip(500, Duration.ofMillis(5)));

        long started = System.nanoTime();
        assertThat(reader.get(COMMITS).body()).isEqualTo(whole);
        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isGreaterThanOrEqualTo(Duration.ofMillis(50));
        assertThat(reader.get(COMMITS).body()).isEqualTo(whole);
    }

    @Test
    void aHangingRequestEndsWithTheClientsPatienceAndDoesNotHoldUpClosing() {
        github.faults().always(Fault.hang());
        HttpRequest impatient =
                HttpRequest.newBuilder(URI.create(github.url() + COMMITS))
                        .timeout(Duration.ofMillis(200))
                        .build();

        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> client.send(impatient, HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(HttpTimeoutException.class);
        }
        assertThat(github.ledger().faulted())
                .extracting(entry -> entry.fault().orElseThrow())
                .contains("hang");
    }

    @Test
    void randomFaultsAreTheSameForTheSameSeed() {
        List<Integer> once = statuses(7);
        List<Integer> again = statuses(7);
        List<Integer> other = statuses(8);

        assertThat(once).isEqualTo(again).isNotEqualTo(other).contains(200, 500, 503);
    }

    @Test
    void theLedgerTellsWhatWasAskedAndWhen() {
        reader.get(COMMITS + "?per_page=1", "Authorization", "Bearer t");
        clock.advance(Duration.ofSeconds(1));
        reader.get("/repos/acme/none");

        assertThat(github.ledger().entries()).hasSize(2);
        Ledger.Entry first = github.ledger().entries().getFirst();
        assertThat(first.at()).isEqualTo(NINE);
        assertThat(first.method()).isEqualTo("GET");
        assertThat(first.path()).isEqualTo(COMMITS);
        assertThat(first.query()).isEqualTo("per_page=1");
        assertThat(first.authorised()).isTrue();
        assertThat(github.ledger().withStatus(404)).hasSize(1);

        github.ledger().clear();
        assertThat(github.ledger().size()).isZero();
    }

    private List<Integer> statuses(long seed) {
        github.faults().clear();
        github.faults().random(seed, 0.5, Fault.serverError(500), Fault.serverError(503));
        return IntStream.range(0, 40).mapToObj(i -> reader.get(COMMITS).status()).toList();
    }
}
