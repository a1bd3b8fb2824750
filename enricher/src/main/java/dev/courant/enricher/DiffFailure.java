package dev.courant.enricher;

import dev.courant.async.CallTimeoutException;
import dev.courant.async.Verdict;
import dev.courant.github.GitHubException;

/** What is done about a diff that could not be fetched, and what readers are told. */
final class DiffFailure {

    private DiffFailure() {}

    static Verdict judge(Throwable cause) {
        return switch (cause) {
            case GitHubException.RateLimited limited -> new Verdict.RetryAt(limited.retryAt());
            case GitHubException.NotFound ignored -> new Verdict.GiveUp();
            case GitHubException.EmptyRepository ignored -> new Verdict.GiveUp();
            case GitHubException.Refused ignored -> new Verdict.GiveUp();
            default -> new Verdict.Retry();
        };
    }

    /**
     * One line. Messages of exceptions that are not made for people may hold addresses, and are
     * left out.
     */
    static String describe(Throwable cause) {
        return switch (cause) {
            case GitHubException known -> "No diff: " + known.getMessage();
            case CallTimeoutException late -> "No diff: " + late.getMessage();
            default -> "No diff: " + cause.getClass().getSimpleName() + " while it was read";
        };
    }
}
