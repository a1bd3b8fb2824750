package dev.courant.app.metrics;

import dev.courant.async.StageMeter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What waits in the asynchronous stages of one service, and how its calls go. */
final class StageMeters implements StageMeter {

    /** From a request that a cache answers to the longest call that there is, of six minutes. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(6)
    };

    private final MeterRegistry registry;
    private final String service;
    private final Map<String, Stage> stages = new ConcurrentHashMap<>();

    StageMeters(MeterRegistry registry, String service) {
        this.registry = registry;
        this.service = service;
    }

    private record Stage(AtomicInteger pending, AtomicInteger calls, Map<Ending, Timer> timers) {}

    @Override
    public void changed(String stage, int pending, int calls) {
        var changed = stage(stage);
        changed.pending().addAndGet(pending);
        changed.calls().addAndGet(calls);
    }

    @Override
    public void ended(String stage, Ending ending, long nanos) {
        stage(stage).timers().get(ending).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Stage stage(String name) {
        return stages.computeIfAbsent(name, this::register);
    }

    private Stage register(String name) {
        var tags = Tags.of("service", service, "stage", name);
        var timers = new EnumMap<Ending, Timer>(Ending.class);
        for (var ending : Ending.values()) {
            timers.put(ending, timer(tags, ending));
        }
        return new Stage(
                gauge("courant.stage.pending", "Entries and barriers that are not done", tags),
                gauge("courant.stage.in.flight", "Calls that run or wait for a free slot", tags),
                timers);
    }

    private AtomicInteger gauge(String name, String description, Tags tags) {
        var value = new AtomicInteger();
        Gauge.builder(name, value, AtomicInteger::get)
                .description(description)
                .tags(tags)
                .strongReference(true)
                .register(registry);
        return value;
    }

    private Timer timer(Tags tags, Ending ending) {
        return Timer.builder("courant.call.duration")
                .description("Calls that ended, without the wait for a free slot")
                .tags(tags.and("outcome", ending.name().toLowerCase(Locale.ROOT)))
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }
}
