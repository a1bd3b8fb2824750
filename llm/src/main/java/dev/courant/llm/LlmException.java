package dev.courant.llm;

import java.time.Instant;

/**
 * A question that got no answer; each subclass is another decision for the caller. Messages are one
 * line for people; they hold no key, no address, no model's name (some are made of account names),
 * and nothing that a server said.
 */
public abstract sealed class LlmException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private transient Usage usage = Usage.NONE;

    private LlmException(String code, String message) {
        super(message);
        this.code = code;
    }

    private LlmException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** The same failure, with what was spent before it. */
    public LlmException after(Usage spent) {
        usage = spent;
        return this;
    }

    /** What the question cost all the same, on every model that was asked. */
    public Usage usage() {
        return usage;
    }

    /** A short name for reports and metrics: lower case, never changes. */
    public String code() {
        return code;
    }

    /**
     * Every model wants to be left alone, or our own limits say so: ask again at {@link #retryAt},
     * and count no failure.
     */
    public static final class RateLimited extends LlmException {
        private static final long serialVersionUID = 1L;
        private final transient Instant retryAt;

        public RateLimited(String message, Instant retryAt) {
            super("rate-limited", message);
            this.retryAt = retryAt;
        }

        /** When to ask again, by this machine's clock; never before. */
        public Instant retryAt() {
            return retryAt;
        }
    }

    /** No answer, a broken one, or a server error: worth another try later. */
    public static final class Unavailable extends LlmException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message) {
            super("unavailable", message);
        }

        public Unavailable(String message, Throwable cause) {
            super("unavailable", message, cause);
        }
    }

    /**
     * The key is missing, wrong, or used up, or the model is unknown: no use asking until somebody
     * has seen to it.
     */
    public static final class Refused extends LlmException {
        private static final long serialVersionUID = 1L;

        public Refused(String message) {
            super("refused", message);
        }
    }

    /** There were answers, and none of use: of this question, no later try promises more. */
    public static final class BadAnswer extends LlmException {
        private static final long serialVersionUID = 1L;

        public BadAnswer(String message) {
            super("bad-answer", message);
        }
    }

    /** The day's tokens that this question may draw on are spent; until the next UTC day. */
    public static final class OverBudget extends LlmException {
        private static final long serialVersionUID = 1L;

        public OverBudget(String message) {
            super("over-budget", message);
        }
    }
}
