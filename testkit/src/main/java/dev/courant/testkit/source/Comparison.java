package dev.courant.testkit.source;

import java.util.List;

/**
 * How a head stands to a base.
 *
 * @param ahead what the head has and the base has not, oldest first
 * @param behind how many commits the base has that the head has not
 * @param mergeBase the best commit that both have
 */
public record Comparison(List<LogEntry> ahead, int behind, String mergeBase) {

    public Comparison {
        ahead = List.copyOf(ahead);
    }

    /** GitHub's word for it. */
    public String status() {
        if (ahead.isEmpty()) {
            return behind == 0 ? "identical" : "behind";
        }
        return behind == 0 ? "ahead" : "diverged";
    }
}
