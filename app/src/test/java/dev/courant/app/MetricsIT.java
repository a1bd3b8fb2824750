package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.courant.testkit.llm.LlmSimulator;
import dev.courant.testkit.source.Timeline;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Prometheus reads of services at work. */
class MetricsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String COMPLETION = "courant_llm_tokens_total{direction=\"completion\"";
    private static final Timeline ENGINE =
            Timeline.empty()
                    .land("a", Instant.parse("2026-02-24T09:00:00Z"), "feat: in the morning")
                    .land("b", Instant.parse("2026-02-24T10:00:00Z"), "fix: later on");

    @TempDir Path directory;
    private final LlmSimulator models = LlmSimulator.start();
    private Paper paper;
    private int port;

    @BeforeEach
    void openPaper() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        paper =
                new Paper(directory, "2026-02-24T20:00:00Z")
                        .watching("acme/engine")
                        .with("  metrics: { port: %d }\n".formatted(port))
                        .with(
                                "  notify: [ { type: slack, url: \"https://127.0.0.1/x\","
                                        + " allow-private: true } ]\n")
                        .asking(
                                models.url(),
                                "models: [first], prices: { first: { input: 3, output: 15 } }");
        paper.github.serve("acme/engine", ENGINE);
    }

    @AfterEach
    void closePaper() {
        paper.close();
        models.close();
    }

    @Test
    void tellsWhatModelsCostAndHowEachServiceDoes() throws IOException {
        try (var running = paper.run()) {
            await().atMost(PATIENCE).ignoreExceptions().until(this::counted);
            assertThat(running.exitCode()).isNotDone();

            var text = scrape();
            var spent = models.tokens();
            var labels = "model=\"first\",repo=\"acme/engine\"} ";
            assertThat(text)
                    .contains(
                            "courant_llm_calls_total{" + labels + "2.0",
                            "courant_llm_tokens_total{direction=\"prompt\","
                                    + labels
                                    + spent.prompt()
                                    + ".0",
                            COMPLETION + "," + labels + spent.completion() + ".0",
                            "courant_llm_cost_total{" + labels);
            for (var service : new String[] {"poller", "enricher", "aggregator", "publisher"}) {
                assertThat(text)
                        .containsPattern(
                                "kafka_stream_[^ ]*service=\"" + Pattern.quote(service) + "\"")
                        .contains(
                                "courant_streams_state{service=\"%s\",state=\"running\"} 1.0"
                                        .formatted(service));
            }
            assertThat(text)
                    .contains(
                            "courant_watermark_age_seconds{repo=\"acme/engine\"}",
                            "courant_poll_age_seconds{repo=\"acme/engine\"}",
                            "courant_stage_pending{service=\"poller\",stage=\"pending-polls\"} 1.0",
                            "courant_stage_pending{service=\"publisher\",stage=\"pending-notices\"}"
                                    + " 0.0",
                            "courant_dead_letters_total{service=\"aggregator\"} 0.0")
                    .containsPattern(
                            "courant_call_duration_seconds_count\\{outcome=\"ok\",service=\"enricher\",stage=\"enricher-analyses\"\\}"
                                + " 2")
                    .containsPattern("courant_github_responses_total\\{status=\"2xx\"\\} [1-9]");
            assertThat(names(text))
                    .as("what deploy/grafana and deploy/prometheus ask for")
                    .containsAll(MonitoringFiles.metrics());
            assertThat(read("/health/live")).startsWith("{\"status\":\"up\"");
            assertThat(read("/health/ready"))
                    .contains("\"status\":\"up\"", "\"publisher\":\"RUNNING\"");
        }
        assertThatThrownBy(this::scrape).hasCauseInstanceOf(ConnectException.class);
    }

    @Test
    void refusesToRunWhereItsPortIsTaken() throws IOException {
        try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            var running = paper.run();

            assertThat(running.exitCode().join())
                    .as("port %s: %s", taken.getLocalPort(), running.said())
                    .isEqualTo(2);
            assertThat(running.said().toString().lines())
                    .singleElement()
                    .asString()
                    .contains("port " + port, "courant.metrics.port");
        }
    }

    /**
     * The answers to both commits are in the last counter that there is of tokens, and the mark
     * behind them has come through; and all services have their tasks, which one that works may
     * still wait for the others to have.
     */
    private boolean counted() {
        String text = scrape();
        String line =
                text.lines()
                        .filter(found -> found.startsWith(COMPLETION))
                        .findFirst()
                        .orElseThrow();
        double tokens = Double.parseDouble(line.substring(line.lastIndexOf(' ')));
        return models.requests().size() == 2
                && tokens == models.tokens().completion()
                && text.contains("courant_watermark_age_seconds{")
                && read("/health/ready").contains("\"status\":\"up\"");
    }

    private static Set<String> names(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
    }

    private String scrape() {
        return read("/metrics");
    }

    private String read(String path) {
        var address = URI.create("http://127.0.0.1:" + port + path);
        try (var body = address.toURL().openStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
