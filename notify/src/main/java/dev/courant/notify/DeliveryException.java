package dev.courant.notify;

import java.time.Duration;
import java.util.Optional;

/**
 * A message that was not delivered, or not surely. Texts are one line for people; they hold no
 * token, no address, and nothing that a server said but its numbers. There is no cause: the texts
 * of clients name hosts and paths.
 */
public abstract sealed class DeliveryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private DeliveryException(String message) {
        super(message);
    }

    /** A short name for metrics: lower case, never changes. */
    public abstract String code();

    /** Worth another try: no answer, a server's own trouble, or too many messages. */
    public static final class Transient extends DeliveryException {

        private static final long serialVersionUID = 1L;

        private final boolean limited;
        private final transient Optional<Duration> retryAfter;

        private Transient(String message, boolean limited, Optional<Duration> retryAfter) {
            super(message);
            this.limited = limited;
            this.retryAfter = retryAfter;
        }

        static Transient unavailable(String message) {
            return new Transient(message, false, Optional.empty());
        }

        static Transient unavailable(String message, Optional<Duration> retryAfter) {
            return new Transient(message, false, retryAfter);
        }

        static Transient limited(String message, Optional<Duration> retryAfter) {
            return new Transient(message, true, retryAfter);
        }

        @Override
        public String code() {
            return limited ? "rate-limited" : "unavailable";
        }

        /** Not before this time has passed, if the vendor said so; one second to one day. */
        public Optional<Duration> retryAfter() {
            return retryAfter;
        }
    }

    /**
     * No use to try again as things are: the message is refused, or the channel's configuration is
     * wrong.
     */
    public static final class Permanent extends DeliveryException {

        private static final long serialVersionUID = 1L;

        Permanent(String message) {
            super(message);
        }

        @Override
        public String code() {
            return "refused";
        }
    }
}
