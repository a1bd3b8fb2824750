package dev.courant.llm;

/** What one question has cost so far. Of one thread. */
final class Tally {

    private Usage sum = Usage.NONE;

    void add(Usage usage) {
        sum = sum.plus(usage);
    }

    Usage sum() {
        return sum;
    }
}
