package dev.courant.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.notify.AlertNotice;
import dev.courant.notify.ChannelConfig;
import dev.courant.notify.ChannelType;
import dev.courant.notify.Channels;
import dev.courant.notify.DeliveryException;
import dev.courant.notify.Level;
import dev.courant.notify.Notice;
import dev.courant.testkit.http.Fault;
import dev.courant.testkit.webhook.Vendor;
import dev.courant.testkit.webhook.WebhookSimulator;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;

class MeasuredChannelTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final WebhookSimulator vendor = WebhookSimulator.start(InstantSource.system());
    private final Channels channels = new Channels(InstantSource.system());

    @AfterEach
    void close() {
        channels.close();
        vendor.close();
    }

    @Test
    void countsWhatWasTakenAndWhatWasNotByTypeAlone() throws InterruptedException {
        var channel = channel();
        channel.send(sample());
        vendor.faults().next(1, Fault.status(404, "gone"));
        assertThatThrownBy(() -> channel.send(sample())).isInstanceOf(DeliveryException.class);
        vendor.faults().next(1, Fault.serverError(503));
        assertThatThrownBy(() -> channel.send(sample())).isInstanceOf(DeliveryException.class);

        assertThat(count("sent")).isOne();
        assertThat(count("refused")).isOne();
        assertThat(count("unavailable")).isOne();
        assertThat(count("rate-limited")).isZero();
        assertThat(registry.getMeters())
                .extracting(meter -> meter.getId().toString())
                .noneMatch(id -> id.contains("T0K3N") || id.contains("team"));
    }

    private double count(String outcome) {
        return registry.get("courant.notifications")
                .tags("type", "slack", "outcome", outcome)
                .counter()
                .count();
    }

    private MeasuredChannel channel() {
        var builder = ChannelConfig.builder("team", ChannelType.SLACK);
        builder.url(vendor.url(Vendor.SLACK, "T0K3N").toString());
        builder.allowPrivate(true);
        return new MeasuredChannel(channels.open(builder.build()), ChannelType.SLACK, registry);
    }

    private static Notice sample() {
        return new AlertNotice(
                "acme/engine#commit#1",
                "acme/engine",
                Level.HIGH,
                80,
                "feat!: drop the protocol",
                "ada",
                URI.create("https://github.com/acme/engine/commit/1"),
                null,
                Instant.parse("2026-02-24T12:00:00Z"),
                "en",
                0);
    }
}
