package dev.courant.app.faults;

import static org.awaitility.Awaitility.await;

import dev.courant.app.services.Stage;
import dev.courant.app.topics.WatchList;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * A watch is given an earlier start, and while the older days are read beside the polls, kill -9 of
 * the poller and of another service, several times.
 *
 * @param times how often
 */
record KillInBackfill(int times) implements Fault {

    private static final Duration DAY = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int OLDER_DAYS = 60;
    private static final int A_DAY = 20;

    @Override
    public String title() {
        return "kill -9 of the poller and another service while older days are read";
    }

    @Override
    public Scenario scenario(long seed) {
        var from = Histories.START.minusDays(OLDER_DAYS);
        var history = new Histories(seed).busy(from, 1, OLDER_DAYS + 3, A_DAY);
        return Scenario.of(history, DAY)
                .from(Histories.START.atTime(1, 0).toInstant(ZoneOffset.UTC))
                .watchedSince(Histories.START)
                .withoutModel()
                // The archive of a run that reads all from the first day on grows day by day.
                .notCompared();
    }

    @Override
    public void strike(Deployment system, Strikes strikes) {
        system.awaitWork();
        int before = events(system);
        startEarlier(system, system.scenario().history().start());
        int older = OLDER_DAYS * A_DAY;
        for (int i = 1; i <= times; i++) {
            int reached = before + i * older / (2 * times);
            await().atMost(PATIENCE).until(() -> events(system) >= reached);
            var others = List.of(Stage.ENRICHER, Stage.AGGREGATOR, Stage.PUBLISHER);
            var victims =
                    List.of(
                            system.fleet().of(Stage.POLLER).getFirst(),
                            system.fleet().of(strikes.oneOf(others)).getFirst());
            victims.forEach(Instance::kill);
            victims.forEach(Instance::start);
            strikes.recovers(system);
        }
    }

    private static void startEarlier(Deployment system, LocalDate day) {
        var watches = new WatchList(system.cluster());
        watches.read()
                .forEach(
                        (name, watch) -> {
                            watch.setSince(day.atStartOfDay(ZoneOffset.UTC).toInstant());
                            watches.write(Map.of(name, watch));
                        });
    }

    private static int events(Deployment system) {
        system.readings().poll();
        return system.readings().ids().size();
    }
}
