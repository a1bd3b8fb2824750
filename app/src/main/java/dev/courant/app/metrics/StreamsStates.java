package dev.courant.app.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.apache.kafka.streams.KafkaStreams.State;

import java.util.Locale;
import java.util.function.Supplier;

/** One gauge for each state that a service can be in: 1 for the one in which it is, else 0. */
record StreamsStates(String service, Supplier<State> current) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var state : State.values()) {
            Gauge.builder("courant.streams.state", () -> current.get() == state ? 1 : 0)
                    .description("1 for the state in which Kafka Streams is")
                    .tag("service", service)
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }
}
