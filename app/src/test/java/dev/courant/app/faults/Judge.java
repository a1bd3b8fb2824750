package dev.courant.app.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.schemas.EnrichedEvent;

import org.awaitility.core.ConditionTimeoutException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares what a deployment has brought forth with what the oracle says. */
final class Judge {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration ENDS = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Deployment system;
    private final Oracle oracle;

    Judge(Deployment system) {
        this.system = system;
        this.oracle = Oracle.of(system.scenario().history());
    }

    /**
     * Lets the history come to its end, waits for all that follows from it, and ends all services.
     */
    void settle() {
        system.feed().finish();
        try {
            await().atMost(PATIENCE).pollInterval(LOOK).until(this::drained);
        } catch (ConditionTimeoutException e) {
            // What is missing is told below, in full.
        }
        system.awaitWork(); // what comes twice may come late
        system.fleet().stop();
        try (var admin = system.cluster().admin()) {
            var transactions = new OpenTransactions(admin, system.cluster().topics().prefix());
            await().atMost(ENDS)
                    .pollInterval(LOOK)
                    .untilAsserted(() -> assertThat(transactions.find()).isEmpty());
        }
        system.readings().poll();
    }

    private boolean drained() {
        var readings = system.readings();
        system.fleet().requireAlive();
        readings.poll();
        return readings.events().size() >= oracle.events().size()
                && readings.digests().equals(List.copyOf(oracle.digests()))
                && readings.editions().size() >= days()
                && system.world().told().keySet().containsAll(oracle.notices());
    }

    private long days() {
        var history = system.scenario().history();
        return history.end().toEpochDay() - history.start().toEpochDay();
    }

    /** How many events subscribers have not seen. */
    int lost() {
        var seen = new HashSet<>(system.readings().ids());
        return (int) oracle.ids().stream().filter(id -> !seen.contains(id)).count();
    }

    /** How many events subscribers have seen for a second time, or more often. */
    int duplicated() {
        var ids = system.readings().ids();
        return ids.size() - new HashSet<>(ids).size();
    }

    /** Fails with the difference, unless all is as the oracle says. */
    void judge(Fault fault, Strikes strikes) {
        var readings = system.readings();
        var missing = fault.mayCostDiffs() ? withoutDiff() : Set.<String>of();
        var events = new ArrayList<>(oracle.withoutDiffs(missing).events());
        events.addAll(strikes.events());
        assertThat(readings.events()).as("enriched").containsExactlyInAnyOrderElementsOf(events);
        assertThat(readings.digests())
                .as("digests")
                .containsExactlyInAnyOrderElementsOf(oracle.digests());
        assertThat(new TreeSet<>(readings.editions())).as("editions").hasSize((int) days());
        assertThat(system.world().objects().keySet()).as("objects").isEqualTo(oracle.objects());
        // A message that was on its way when its sender died is sent again, under the same id.
        assertThat(system.world().told().keySet()).as("told").isEqualTo(oracle.notices());
        assertThat(system.world().told().values()).as("ids").allMatch(ids -> ids.size() == 1);
        assertThat(
                        readings.letters().stream()
                                .map(letter -> HexFormat.of().formatHex(letter.value())))
                .as("dead letters")
                .containsExactlyInAnyOrderElementsOf(
                        strikes.letters().stream().map(HexFormat.of()::formatHex).toList());
    }

    /** Ids of the events that say that their diff could not be fetched. */
    private Set<String> withoutDiff() {
        return system.readings().eventRecords().stream()
                .filter(event -> event.getProblem() != null)
                .map(EnrichedEvent::getId)
                .collect(Collectors.toSet());
    }

    /** Fails with the difference, unless the store holds these bytes. */
    void judgeObjects(Map<String, String> undisturbed) {
        var objects = system.world().objects();
        undisturbed.forEach((path, text) -> assertThat(objects.get(path)).as(path).isEqualTo(text));
        assertThat(objects.keySet()).isEqualTo(undisturbed.keySet());
    }
}
