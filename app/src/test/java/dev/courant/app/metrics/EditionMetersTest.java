package dev.courant.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.Edition;
import dev.courant.schemas.Period;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

class EditionMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final EditionMeters meters = new EditionMeters(registry, "publisher");

    @BeforeAll
    static void loadSchemas() {
        new AvroSerdes("mock://editions");
    }

    @Test
    void countsByKindAndByWhetherAllIsThere() {
        meters.published(edition(Period.DAY, true));
        meters.published(edition(Period.DAY, true));
        meters.published(edition(Period.WEEK, false));

        assertThat(count("day", "true")).isEqualTo(2);
        assertThat(count("week", "false")).isOne();
        assertThat(count("month", "true"))
                .as("there before the first one, so that a rate sees it")
                .isZero();
    }

    private double count(String kind, String complete) {
        return registry.get("courant.editions")
                .tags("service", "publisher", "kind", kind, "complete", complete)
                .counter()
                .count();
    }

    private static Edition edition(Period period, boolean complete) {
        return Edition.newBuilder()
                .setDay(LocalDate.parse("2026-02-24"))
                .setTitle("Test Paper")
                .setZone("UTC")
                .setLanguage("en")
                .setRevision(1)
                .setComplete(complete)
                .setPeriod(period)
                .build();
    }
}
