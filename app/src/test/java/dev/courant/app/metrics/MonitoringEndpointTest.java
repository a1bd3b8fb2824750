package dev.courant.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.app.config.UsageException;

import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

class MonitoringEndpointTest {

    private static final String LOOPBACK = "127.0.0.1";

    private final Health health = new Health();
    private final MonitoringEndpoint endpoint =
            MonitoringEndpoint.start(LOOPBACK, 0, () -> "pages_total{title=\"摘要\"} 3.0\n", health);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        endpoint.close();
        client.close();
    }

    @Test
    void servesWhatThereIsToReadAsPrometheusReadsIt() throws Exception {
        var answer = ask("GET", "/metrics");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.body()).isEqualTo("pages_total{title=\"摘要\"} 3.0\n");
        assertThat(ask("GET", "/metrics?name=any").statusCode()).isEqualTo(200);
    }

    @Test
    void tellsAProbeHowTheServicesAre() throws Exception {
        health.watch("poller", () -> State.RUNNING);
        health.watch("enricher", () -> State.REBALANCING);

        var live = ask("GET", "/health/live");
        var ready = ask("GET", "/health/ready");

        assertThat(live.statusCode()).isEqualTo(200);
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(ready.body())
                .isEqualTo(
                        "{\"status\":\"down\",\"services\":{\"enricher\":\"REBALANCING\",\"poller\":\"RUNNING\"}}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/metrics/", "/metrics/..", "/metricsx", "/health", "/health/"})
    void servesNothingElse(String path) throws Exception {
        var answer = ask("GET", path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "HEAD", "OPTIONS"})
    void isOnlyRead(String method) throws Exception {
        var answer = ask(method, "/metrics");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET");
    }

    @Test
    void saysInOneLineThatItsPortIsTaken() {
        int taken = endpoint.port();

        assertThatThrownBy(() -> MonitoringEndpoint.start(LOOPBACK, taken, () -> "", health))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll("port " + taken, LOOPBACK, "courant.metrics.port")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no such host", "192.0.2.1"})
    void saysThatItsHostIsNotThisMachine(String host) {
        assertThatThrownBy(() -> MonitoringEndpoint.start(host, 0, () -> "", health))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll(host, "courant.metrics.host")
                .hasMessageNotContaining("\n");
    }

    @Test
    void isGoneWhenClosed() throws Exception {
        ask("GET", "/metrics");
        endpoint.close();

        assertThatThrownBy(() -> ask("GET", "/metrics")).isInstanceOf(ConnectException.class);
        MonitoringEndpoint.start(LOOPBACK, endpoint.port(), () -> "", health).close();
    }

    private HttpResponse<String> ask(String method, String path)
            throws IOException, InterruptedException {
        var address = URI.create("http://" + LOOPBACK + ":" + endpoint.port() + path);
        var request = HttpRequest.newBuilder(address).method(method, noBody()).build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static HttpRequest.BodyPublisher noBody() {
        return HttpRequest.BodyPublishers.noBody();
    }
}
