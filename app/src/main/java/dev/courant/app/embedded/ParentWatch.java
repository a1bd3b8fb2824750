package dev.courant.app.embedded;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ends a child process when standard input does. The parent holds the other end of that pipe, so
 * the child ends with its parent, however the parent ends.
 */
public final class ParentWatch {

    private static final long GRACE_MILLIS = 5_000;

    private ParentWatch() {}

    /** Watches from now on. A child that does not end by itself within five seconds is halted. */
    public static void start() {
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> endWith(System.in));
    }

    private static void endWith(InputStream parent) {
        try {
            while (parent.read() >= 0) {
                // nothing is ever said
            }
        } catch (IOException e) {
            // as good as the end
        }
        Thread.ofPlatform().daemon().name("halt").start(ParentWatch::haltSoon);
        System.exit(0);
    }

    private static void haltSoon() {
        try {
            Thread.sleep(GRACE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }
}
