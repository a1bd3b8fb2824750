package dev.courant.app.metrics;

import dev.courant.notify.Channel;
import dev.courant.notify.ChannelType;
import dev.courant.notify.DeliveryException;
import dev.courant.notify.Notice;
import dev.courant.notify.Pace;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.List;

/** A channel whose messages are counted, by its type: its address is a secret. */
final class MeasuredChannel implements Channel {

    private static final String SENT = "sent";

    /** Those of {@link DeliveryException#code()}, and what no channel should throw. */
    private static final List<String> FAILURES =
            List.of("unavailable", "rate-limited", "refused", "failed");

    private final Channel channel;
    private final ChannelType type;
    private final MeterRegistry registry;

    MeasuredChannel(Channel channel, ChannelType type, MeterRegistry registry) {
        this.channel = channel;
        this.type = type;
        this.registry = registry;
        counter(SENT);
        FAILURES.forEach(this::counter);
    }

    @Override
    public String name() {
        return channel.name();
    }

    @Override
    public Pace pace() {
        return channel.pace();
    }

    @Override
    public void send(Notice notice) throws InterruptedException {
        try {
            channel.send(notice);
            counter(SENT).increment();
        } catch (DeliveryException e) {
            counter(e.code()).increment();
            throw e;
        } catch (RuntimeException e) {
            counter(FAILURES.getLast()).increment();
            throw e;
        }
    }

    private Counter counter(String outcome) {
        return Counter.builder("courant.notifications")
                .description("Messages that were tried to be sent")
                .tag("type", type.key())
                .tag("outcome", outcome)
                .register(registry);
    }
}
