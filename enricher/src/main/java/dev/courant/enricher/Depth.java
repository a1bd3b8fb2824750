package dev.courant.enricher;

import dev.courant.schemas.Level;

/**
 * How much is asked of a model, and shown to it: as much as the rules' level of an event deserves.
 */
enum Depth {
    HIGH(6_000, 1_500, 2_000, 1.0),
    MEDIUM(2_500, 800, 900, 0.85),
    LOW(700, 300, 300, 0.6);

    private final int diffTokens;
    private final int messageTokens;
    private final int answerTokens;
    private final double share;

    Depth(int diffTokens, int messageTokens, int answerTokens, double share) {
        this.diffTokens = diffTokens;
        this.messageTokens = messageTokens;
        this.answerTokens = answerTokens;
        this.share = share;
    }

    static Depth of(Level rules) {
        return switch (rules) {
            case HIGH -> HIGH;
            case MEDIUM -> MEDIUM;
            case LOW -> LOW;
        };
    }

    /** Tokens of patches that are shown. */
    int diffTokens() {
        return diffTokens;
    }

    /** Tokens of the commit message, or the body. */
    int messageTokens() {
        return messageTokens;
    }

    int answerTokens() {
        return answerTokens;
    }

    /**
     * Part of the day's token budget that events of this depth may draw on: what comes early in the
     * day and matters little leaves something for what comes late and matters.
     */
    double share() {
        return share;
    }

    /** What a model scored is what it said of the level; the score is moved into the level. */
    static int within(Level level, int score) {
        return switch (level) {
            case HIGH -> Math.clamp(score, Importance.HIGH_FROM, 100);
            case MEDIUM -> Math.clamp(score, Importance.MEDIUM_FROM, Importance.HIGH_FROM - 1);
            case LOW -> Math.clamp(score, 0, Importance.MEDIUM_FROM - 1);
        };
    }
}
