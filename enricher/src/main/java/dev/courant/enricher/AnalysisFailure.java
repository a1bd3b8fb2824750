package dev.courant.enricher;

import dev.courant.async.CallTimeoutException;
import dev.courant.async.Verdict;
import dev.courant.llm.LlmException;

import java.time.Duration;
import java.time.Instant;

/** What is done about an analysis that failed, and what readers are told. */
final class AnalysisFailure {

    static final String UNAVAILABLE = "unavailable";
    static final String BAD_ANSWER = "bad-answer";

    private AnalysisFailure() {}

    /** Not now, though there is patience enough to ask again. */
    static final class Later extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Instant at;

        Later(Instant at, LlmException why) {
            super(why);
            this.at = at;
        }
    }

    /** What may pass, but not while there is patience with it. */
    static final class OutOfPatience extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutOfPatience(LlmException why) {
            super(why);
        }
    }

    /** A model is configured no longer, and an event had been waiting for it. */
    static final class NoModel extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * A try that failed.
     *
     * @param began when it began
     * @param ended when it failed
     * @param deadline of the event: a try that would not be over by then, were it as long as this
     *     one, is not worth it
     */
    record Try(Instant began, Instant ended, Instant deadline) {

        /** What the call throws, so that {@link #judge} knows. */
        RuntimeException failed(LlmException failure) {
            return switch (failure) {
                case LlmException.RateLimited limited -> later(limited.retryAt(), failure);
                case LlmException.Unavailable gone when again().isAfter(deadline) ->
                        new OutOfPatience(failure);
                default -> failure;
            };
        }

        private Instant again() {
            return ended.plus(Duration.between(began, ended));
        }

        private RuntimeException later(Instant at, LlmException failure) {
            return at.isAfter(deadline) ? new OutOfPatience(failure) : new Later(at, failure);
        }
    }

    /**
     * Only what may pass is worth another try: a broken answer has been asked for again already, a
     * refusal stands, and what is over the budget is so until tomorrow.
     */
    static Verdict judge(Throwable cause) {
        return switch (cause) {
            case Later later -> new Verdict.RetryAt(later.at);
            case LlmException.Unavailable ignored -> new Verdict.Retry();
            default -> new Verdict.GiveUp();
        };
    }

    /** True if it is a fault of this code: nobody else is going to tell of it. */
    static boolean isOurs(Throwable cause) {
        return !(cause instanceof LlmException
                || cause instanceof OutOfPatience
                || cause instanceof CallTimeoutException
                || cause instanceof NoModel);
    }

    /** As {@code EnrichedEvent.analysisProblem} has it. */
    static String code(Throwable cause) {
        return switch (cause) {
            case LlmException failure -> failure.code();
            case OutOfPatience waited when waited.getCause() instanceof LlmException failure ->
                    failure.code();
            case CallTimeoutException late -> UNAVAILABLE;
            default -> BAD_ANSWER;
        };
    }
}
