package dev.courant.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.app.config.MetricsSettings;
import dev.courant.llm.LlmConfig;
import dev.courant.llm.Usage;
import dev.courant.llm.UsageMeter;

import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class MetricsTest {

    private static final Optional<LlmConfig> MODELS =
            Optional.of(
                    LlmConfig.of(
                            URI.create("http://127.0.0.1/v1"), Optional.empty(), List.of("first")));

    @Test
    void showsWhatIsCountedAndTheJvm() throws IOException {
        int port = freePort();
        try (var metrics = Metrics.start(new MetricsSettings("127.0.0.1", port))) {
            metrics.usage(MODELS).used("acme/engine", "first", new Usage(1, 20, 3));

            assertThat(read(port))
                    .contains(
                            "courant_llm_calls_total{model=\"first\",repo=\"acme/engine\"} 1.0",
                            "jvm_memory_used_bytes{",
                            "jvm_threads_live_threads ",
                            "process_uptime_seconds ");
        }
    }

    @Test
    void hasNobodyToMeterWithoutModels() {
        try (var metrics = Metrics.start(MetricsSettings.OFF)) {
            assertThat(metrics.usage(Optional.empty())).isSameAs(UsageMeter.NONE);
        }
    }

    @Test
    void leavesOutWhatIsReadFromStoresThatMayBeClosing() {
        var thread = name("poll-rate", "stream-thread-metrics");
        var store = name("estimate-num-keys", "stream-state-metrics");

        assertThat(MeasuredStreams.withoutStores(Map.of(thread, 1, store, 2)))
                .isEqualTo(Map.of(thread, 1));
    }

    private static MetricName name(String name, String group) {
        return new MetricName(name, group, "", Map.of());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String read(int port) throws IOException {
        try (var body = URI.create("http://127.0.0.1:" + port + "/metrics").toURL().openStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
