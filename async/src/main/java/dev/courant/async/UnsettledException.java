package dev.courant.async;

import java.util.List;

/**
 * Entries whose outcome the stage's own handler could not take. Thrown when the turn that settled
 * them has done everything else: they are not pending any more, and are lost unless whoever catches
 * it puts them aside in the same transaction.
 */
public final class UnsettledException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * One of them.
     *
     * @param origin what it was
     * @param cause what the handler threw
     */
    public record Failure(Origin origin, RuntimeException cause) {}

    @SuppressWarnings("serial") // never serialized
    private final List<Failure> failures;

    UnsettledException(List<Failure> failures) {
        super(failures.size() + " entries cannot be settled", failures.getFirst().cause());
        this.failures = List.copyOf(failures);
    }

    /** At least one, in the order in which they were settled. */
    public List<Failure> failures() {
        return failures;
    }
}
