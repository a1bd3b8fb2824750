package dev.courant.app.config;

import java.util.List;

/**
 * Something that only the user can mend: shown as it is, without a stack trace, and the process
 * exits with 2.
 */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * @param message one line: what is wrong, with what, and what to do
     */
    public UsageException(String message) {
        super(message);
    }

    /**
     * @param messages one line each, when several things are wrong at once
     */
    public UsageException(List<String> messages) {
        super(String.join(System.lineSeparator(), messages));
    }
}
