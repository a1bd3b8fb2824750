package dev.courant.app.faults;

import dev.courant.app.services.Stage;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What runs, and on what, before something goes wrong.
 *
 * @param begin when the services are started, by GitHub's clock
 * @param day how much real time a day of the history takes
 * @param stages the services, once for each instance
 * @param partitions of each topic
 * @param model whether a model is asked
 * @param watchedSince the first day that is read, as configured; null: each repository's own
 * @param compared whether objects must have the bytes of a run in which nothing goes wrong; not so
 *     where they may differ for good reason
 */
record Scenario(
        History history,
        Instant begin,
        Duration day,
        List<Stage> stages,
        int partitions,
        boolean model,
        @Nullable LocalDate watchedSince,
        boolean compared) {

    Scenario {
        stages = List.copyOf(stages);
    }

    /**
     * From the first day on, with one instance of each service, two partitions, a model, and bytes
     * that are compared.
     */
    static Scenario of(History history, Duration day) {
        var begin = history.start().atTime(1, 0).toInstant(ZoneOffset.UTC);
        return new Scenario(history, begin, day, List.of(Stage.values()), 2, true, null, true);
    }

    /** From a later time on: all that was before is history when the services start. */
    Scenario from(Instant other) {
        return new Scenario(history, other, day, stages, partitions, model, watchedSince, compared);
    }

    Scenario withStages(Stage... others) {
        return new Scenario(
                history, begin, day, List.of(others), partitions, model, watchedSince, compared);
    }

    Scenario withPartitions(int other) {
        return new Scenario(history, begin, day, stages, other, model, watchedSince, compared);
    }

    Scenario withoutModel() {
        return new Scenario(history, begin, day, stages, partitions, false, watchedSince, compared);
    }

    /** The days before are not read unless somebody says so later. */
    Scenario watchedSince(LocalDate since) {
        return new Scenario(history, begin, day, stages, partitions, model, since, compared);
    }

    Scenario notCompared() {
        return new Scenario(history, begin, day, stages, partitions, model, watchedSince, false);
    }
}
