package dev.courant.llm;

/** Told what was spent on a repository's behalf. Called by many threads; must not wait. */
@FunctionalInterface
public interface UsageMeter {

    /** Counts nothing. */
    UsageMeter NONE = (repo, model, usage) -> {};

    /**
     * Something was spent, or nothing, where an answer was known already.
     *
     * @param repo {@code owner/name}; empty for the edition as a whole
     * @param model who answered, by its name in the configuration; empty if none did
     * @param usage all of it, on models that were asked before this one too
     */
    void used(String repo, String model, Usage usage);
}
