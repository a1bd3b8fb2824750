package dev.courant.app.faults;

import dev.courant.app.services.Stage;

import java.time.Duration;
import java.util.List;

/**
 * What runs, and on what, before something goes wrong.
 *
 * @param day how much real time a day of the history takes; zero if all of it is over at the start
 * @param stages the services, once for each instance
 * @param partitions of each topic
 * @param model whether a model is asked
 * @param compared whether objects must have the bytes of a run in which nothing goes wrong; not so
 *     where an analysis may be missing, since the model was
 */
record Scenario(
        History history,
        Duration day,
        List<Stage> stages,
        int partitions,
        boolean model,
        boolean compared) {

    Scenario {
        stages = List.copyOf(stages);
    }

    /** One instance of each service, two partitions, a model, and bytes that are compared. */
    static Scenario of(History history, Duration day) {
        return new Scenario(history, day, List.of(Stage.values()), 2, true, true);
    }

    Scenario withStages(Stage... others) {
        return new Scenario(history, day, List.of(others), partitions, model, compared);
    }

    Scenario withPartitions(int other) {
        return new Scenario(history, day, stages, other, model, compared);
    }

    Scenario withoutModel() {
        return new Scenario(history, day, stages, partitions, false, compared);
    }

    Scenario notCompared() {
        return new Scenario(history, day, stages, partitions, model, false);
    }
}
