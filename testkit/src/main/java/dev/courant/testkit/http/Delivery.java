package dev.courant.testkit.http;

import java.time.Duration;

/** How a reply goes over the wire. Waits are real time, and end when the server closes. */
public sealed interface Delivery {

    /** At once and in full. */
    record Whole() implements Delivery {}

    /** After a wait. */
    record Delayed(Duration by, Delivery then) implements Delivery {

        /** In full, but only after a wait. */
        public Delayed(Duration by) {
            this(by, new Whole());
        }
    }

    /** The body in pieces with a pause before each. */
    record Dripped(int pieceBytes, Duration pause) implements Delivery {}

    /** A length is promised, half of it is sent, the connection ends. */
    record Truncated() implements Delivery {}

    /** Not a byte: the connection is reset (RST). */
    record Reset() implements Delivery {}

    /** Not a byte, until the client gives up or the server closes. */
    record Hung() implements Delivery {}

    /**
     * As another, and tells when it is over: just before its last byte is sent, so that whoever has
     * the whole answer finds it told; or when it was broken off.
     *
     * @param over run at least once, on the connection's thread
     */
    record Watched(Delivery how, Runnable over) implements Delivery {}
}
