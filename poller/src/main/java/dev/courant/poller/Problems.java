package dev.courant.poller;

import dev.courant.async.CallTimeoutException;
import dev.courant.async.Verdict;
import dev.courant.github.GitHubException;

import java.time.Instant;
import java.util.Optional;

/** What failed reads mean, and how they are told. */
final class Problems {

    private static final int LONGEST_REASON = 300;

    private Problems() {}

    /** What to do about it. What cannot be explained may pass, as a broken answer does. */
    static Verdict judge(Throwable cause) {
        return switch (cause) {
            case GitHubException.RateLimited limited -> new Verdict.RetryAt(limited.retryAt());
            case GitHubException.NotFound gone -> new Verdict.GiveUp();
            case GitHubException.Refused refused -> new Verdict.GiveUp();
            case GitHubException.EmptyRepository emptied -> new Verdict.GiveUp();
            case IllegalArgumentException misnamed -> new Verdict.GiveUp();
            default -> new Verdict.Retry();
        };
    }

    /** False if GitHub itself has said that the page is not to be had. */
    static boolean mayPass(Throwable cause) {
        return judge(cause) instanceof Verdict.Retry;
    }

    /** When it failed: by the server's clock, or by ours if the server did not answer. */
    static Instant time(Throwable cause, long ours) {
        Optional<Instant> server =
                cause instanceof GitHubException told ? told.serverTime() : Optional.empty();
        return server.orElseGet(() -> Instant.ofEpochMilli(ours));
    }

    /**
     * One line for people. Only our own client's messages are known to hold no address and no
     * token.
     */
    static String reason(Throwable cause) {
        String reason =
                switch (cause) {
                    case GitHubException told -> String.valueOf(told.getMessage());
                    case CallTimeoutException late -> "GitHub did not answer in time";
                    case IllegalArgumentException misnamed ->
                            "The name or the branch is not one that GitHub knows: check the watch";
                    default -> "Reading GitHub failed: " + cause.getClass().getSimpleName();
                };
        return Text.cut(reason.lines().findFirst().orElse(""), LONGEST_REASON);
    }
}
