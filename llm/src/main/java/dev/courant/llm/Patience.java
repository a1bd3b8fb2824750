package dev.courant.llm;

import java.time.Duration;

/**
 * How long this client waits for what; apart from its configuration, for tests.
 *
 * @param longestWait for our own limits, within a call
 * @param breakerDelay how long a model that failed in a row is left alone
 * @param pace how a thread waits
 */
record Patience(Duration longestWait, Duration breakerDelay, Pace pace) {

    static final Patience USUAL =
            new Patience(Duration.ofSeconds(10), Duration.ofSeconds(30), Thread::sleep);

    /** As {@link Thread#sleep(Duration)}. */
    interface Pace {
        void sleep(Duration duration) throws InterruptedException;
    }
}
