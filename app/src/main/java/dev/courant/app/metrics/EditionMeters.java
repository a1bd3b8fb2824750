package dev.courant.app.metrics;

import dev.courant.publisher.EditionMeter;
import dev.courant.schemas.Edition;
import dev.courant.schemas.Period;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.Locale;

/** Editions that one publisher has published, revisions among them. */
final class EditionMeters implements EditionMeter {

    private final MeterRegistry registry;
    private final String service;

    EditionMeters(MeterRegistry registry, String service) {
        this.registry = registry;
        this.service = service;
        for (var period : Period.values()) {
            counter(period, true);
            counter(period, false);
        }
    }

    @Override
    public void published(Edition edition) {
        counter(edition.getPeriod(), edition.getComplete()).increment();
    }

    private Counter counter(Period period, boolean complete) {
        return Counter.builder("courant.editions")
                .description("Editions published, revisions among them")
                .tag("service", service)
                .tag("kind", period.name().toLowerCase(Locale.ROOT))
                .tag("complete", String.valueOf(complete))
                .register(registry);
    }
}
