package dev.courant.store;

/** Whether a store refuses a write if the object is not as the writer saw it. */
public enum ConditionalWrites {

    /** Yes: two writers notice each other. */
    HONOURED("conditional writes are honoured"),

    /** No, it writes all the same: the last of two writers wins. */
    IGNORED("conditional writes are ignored, so the last of two writers wins"),

    /** It takes only unconditional writes, so these are what it gets. */
    REFUSED("conditional writes are not supported, so the last of two writers wins"),

    /** It could not be asked. */
    UNKNOWN("whether conditional writes are honoured is not known");

    private final String words;

    ConditionalWrites(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
