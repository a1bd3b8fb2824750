package dev.courant.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.llm.LlmConfig;
import dev.courant.llm.Price;
import dev.courant.llm.Usage;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class LlmMetersTest {

    private static final LlmConfig MODELS =
            LlmConfig.of(
                            URI.create("http://127.0.0.1/v1"),
                            Optional.empty(),
                            List.of("first", "second"))
                    .withPrices(
                            Map.of("first", new Price(new BigDecimal("0.5"), new BigDecimal("2"))));

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final LlmMeters meters = new LlmMeters(registry, new BoundedRepos(), MODELS);

    @Test
    void showsCallsTokensAndMoneyByTheNamesThatDashboardsRelyOn() {
        var prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var shown = new LlmMeters(prometheus, new BoundedRepos(), MODELS);

        shown.used("acme/engine", "first", new Usage(2, 1_000_000, 250_000));
        shown.used("", "second", new Usage(1, 30, 4, true));
        shown.used("acme/engine", "", new Usage(3, 7, 0));

        assertThat(prometheus.scrape().lines().filter(line -> !line.startsWith("#")))
                .containsExactlyInAnyOrder(
                        "courant_llm_calls_total{model=\"first\",repo=\"acme/engine\"} 2.0",
                        "courant_llm_calls_total{model=\"second\",repo=\"\"} 1.0",
                        "courant_llm_calls_total{model=\"\",repo=\"acme/engine\"} 3.0",
                        tokens("prompt", "first", "acme/engine") + " 1000000.0",
                        tokens("completion", "first", "acme/engine") + " 250000.0",
                        tokens("prompt", "second", "") + " 30.0",
                        tokens("completion", "second", "") + " 4.0",
                        tokens("prompt", "", "acme/engine") + " 7.0",
                        tokens("completion", "", "acme/engine") + " 0.0",
                        "courant_llm_cost_total{model=\"first\",repo=\"acme/engine\"} 1.0");
    }

    private static String tokens(String direction, String model, String repo) {
        return "courant_llm_tokens_total{direction=\"%s\",model=\"%s\",repo=\"%s\"}"
                .formatted(direction, model, repo);
    }

    @Test
    void addsUp() {
        meters.used("acme/engine", "first", new Usage(1, 100, 10));
        meters.used("acme/engine", "first", new Usage(2, 11, 1));

        assertThat(count("courant.llm.calls")).isEqualTo(3);
        assertThat(count("courant.llm.tokens")).isEqualTo(122);
        assertThat(count("courant.llm.cost")).isEqualTo((111 * 0.5 + 11 * 2) / 1e6);
    }

    @Test
    void showsNothingForAnAnswerThatWasKnown() {
        meters.used("acme/engine", "first", Usage.NONE);

        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void keepsTheNumberOfSeriesBoundedWhateverItIsTold() {
        for (int i = 0; i < BoundedRepos.MAX_REPOS + 5; i++) {
            meters.used("acme/" + i, "model-" + i, new Usage(1, 1, 1));
        }
        meters.used("acme/0", "first", new Usage(1, 1, 1));

        var calls = registry.find("courant.llm.calls").counters();
        assertThat(calls).hasSize(BoundedRepos.MAX_REPOS + 2);
        assertThat(registry.get("courant.llm.calls").tag("repo", "other").counter().count())
                .isEqualTo(5);
        assertThat(calls)
                .extracting(call -> call.getId().getTag("model"))
                .containsOnly("", "first");
    }

    private double count(String meter) {
        return registry.get(meter).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
