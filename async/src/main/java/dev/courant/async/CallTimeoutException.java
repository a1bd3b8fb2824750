package dev.courant.async;

import java.time.Duration;

/** A call took longer than the stage allows, and was interrupted. */
public final class CallTimeoutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CallTimeoutException(Duration timeout) {
        super("No answer within " + timeout.toMillis() + " ms.");
    }
}
