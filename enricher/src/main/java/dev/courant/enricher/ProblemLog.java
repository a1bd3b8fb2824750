package dev.courant.enricher;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an operator is told of models that do not answer: that it begins, now and then that it goes
 * on, and that it is over; not each event's story. Owner: one stream thread.
 */
final class ProblemLog {

    /** At most one line of a kind in this time. */
    static final Duration PAUSE = Duration.ofMinutes(10);

    /** These are troubles of the model's; others are of one event, or of our own budget. */
    private static final Set<String> OUTAGES = Set.of("unavailable", "rate-limited", "refused");

    private static final class Kind {
        private long toldAt;
        private int untold;
    }

    private final Map<String, Kind> kinds = new HashMap<>();
    private boolean out;

    /**
     * @param now epoch milliseconds
     * @return what to say, if anything
     */
    Optional<String> failed(String code, long now) {
        Kind known = kinds.get(code);
        if (known != null && now - known.toldAt < PAUSE.toMillis()) {
            known.untold++;
            return Optional.empty();
        }
        int untold = known == null ? 0 : known.untold;
        Kind told = kinds.computeIfAbsent(code, any -> new Kind());
        told.toldAt = now;
        told.untold = 0;
        out |= OUTAGES.contains(code);
        return Optional.of(
                "An event goes on without a model's analysis: "
                        + code
                        + (untold == 0 ? "" : ", as " + untold + " have since this was last said"));
    }

    /** A model has answered just now. */
    Optional<String> answered() {
        boolean over = out;
        out = false;
        return over ? Optional.of("The model answers again") : Optional.empty();
    }
}
