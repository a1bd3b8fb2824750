package dev.courant.app.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.apache.kafka.streams.KafkaStreams.State;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Whether the services of this process live, and whether they do their work. Safe for use by many
 * threads.
 */
final class Health {

    private static final JsonMapper JSON = new JsonMapper();

    /** Nothing leads out of them but a new process. */
    private static final Set<State> DEAD = EnumSet.of(State.PENDING_ERROR, State.ERROR);

    private final Map<String, Supplier<State>> services = new ConcurrentHashMap<>();

    /**
     * What a probe is told.
     *
     * @param good what it asked for holds
     * @param json each service and its state
     */
    record Finding(boolean good, String json) {}

    private record Body(String status, Map<String, State> services) {}

    void watch(String service, Supplier<State> state) {
        services.put(service, state);
    }

    /** Good unless a service has failed: one that restores its state or waits for brokers lives. */
    Finding live() {
        return finding(states -> states.values().stream().noneMatch(DEAD::contains));
    }

    /** Good if every service has its tasks and works on them. */
    Finding ready() {
        return finding(
                states ->
                        !states.isEmpty()
                                && states.values().stream().allMatch(State.RUNNING::equals));
    }

    private Finding finding(Predicate<Map<String, State>> rule) {
        var states = new TreeMap<String, State>();
        services.forEach((name, state) -> states.put(name, state.get()));
        boolean good = rule.test(states);
        return new Finding(good, json(good, states));
    }

    private static String json(boolean good, Map<String, State> states) {
        try {
            return JSON.writeValueAsString(new Body(good ? "up" : "down", states));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Names and states are JSON", e);
        }
    }
}
