package dev.courant.store;

import java.io.IOException;

/**
 * Somebody else wrote the object between our look at it and our write, which was refused. To try
 * again looks again, and is safe.
 */
public final class ConflictException extends IOException {

    private static final long serialVersionUID = 1L;

    ConflictException(String message, Throwable cause) {
        super(message, cause);
    }
}
