package dev.courant.enricher;

/** Why a file's patch is missing or cut, in the words that events carry. */
enum Omitted {
    GENERATED("generated"),
    VENDORED("vendored"),
    LOCK_FILE("lock file"),
    /** GitHub shows no patch, though lines changed; binary files count no lines. */
    NOT_SHOWN("binary or too large"),
    SAME_CONTENT("no change of content"),
    OVER_BUDGET("over the budget");

    private final String words;

    Omitted(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
