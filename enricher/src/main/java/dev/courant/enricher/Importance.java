package dev.courant.enricher;

import dev.courant.schemas.Level;

import java.util.List;

/**
 * How much a reader should care about an event, and who says so.
 *
 * @param score 0 to 100
 * @param reasons the weightiest first
 * @param scoredBy {@value #RULES}, or {@code model:<name>}
 */
record Importance(int score, Level level, List<String> reasons, String scoredBy) {

    static final String RULES = "rules";

    /**
     * Scores from here on are high: the rules reach it with a release, a breaking change, or three
     * good reasons.
     */
    static final int HIGH_FROM = 70;

    /** Scores from here on are medium: one good reason. */
    static final int MEDIUM_FROM = 40;

    static Importance byRules(int score, List<Reason> reasons) {
        return new Importance(
                score, levelOf(score), reasons.stream().map(Reason::code).toList(), RULES);
    }

    static Level levelOf(int score) {
        if (score >= HIGH_FROM) {
            return Level.HIGH;
        }
        return score >= MEDIUM_FROM ? Level.MEDIUM : Level.LOW;
    }
}
