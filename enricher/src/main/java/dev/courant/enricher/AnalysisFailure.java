package dev.courant.enricher;

import dev.courant.async.CallTimeoutException;
import dev.courant.async.Verdict;
import dev.courant.llm.LlmException;

import java.time.Instant;

/** What is done about an analysis that failed, and what readers are told. */
final class AnalysisFailure {

    private static final String UNAVAILABLE = "unavailable";
    static final String BAD_ANSWER = "bad-answer";

    private AnalysisFailure() {}

    /** A limit that outlasts the patience there is with it. */
    static final class OutOfPatience extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutOfPatience(LlmException.RateLimited limited) {
            super(limited);
        }
    }

    /** A model is configured no longer, and an event had been waiting for it. */
    static final class NoModel extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** What a failed call throws: a limit that ends too late need not be waited for. */
    static RuntimeException within(Instant deadline, LlmException failure) {
        return failure instanceof LlmException.RateLimited limited
                        && limited.retryAt().isAfter(deadline)
                ? new OutOfPatience(limited)
                : failure;
    }

    /**
     * Only what may pass is worth another try: a broken answer has been asked for again already, a
     * refusal stands, and what is over the budget is so until tomorrow.
     */
    static Verdict judge(Throwable cause) {
        return switch (cause) {
            case LlmException.RateLimited limited -> new Verdict.RetryAt(limited.retryAt());
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
            case NoModel gone -> UNAVAILABLE;
            default -> BAD_ANSWER;
        };
    }
}
