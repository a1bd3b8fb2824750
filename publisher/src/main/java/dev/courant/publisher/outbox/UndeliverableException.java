package dev.courant.publisher.outbox;

/** A message that its destination does not take, or has not taken for a day: a dead letter. */
final class UndeliverableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UndeliverableException(String message) {
        super(message);
    }
}
