package dev.courant.llm;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import javax.net.ssl.SSLException;

/** The texts of failures, which are our own: they end up in reports. */
final class Failures {

    private Failures() {}

    static LlmException.RateLimited limited(String who, Instant until) {
        return new LlmException.RateLimited(
                who + " takes no further request before " + seconds(until) + ".", until);
    }

    static LlmException.RateLimited ownLimit(Instant until) {
        return new LlmException.RateLimited(
                "Our own limit allows no further request before " + seconds(until) + ".", until);
    }

    static LlmException.Unavailable noAnswer(String who, IOException cause, Duration timeout) {
        String what =
                switch (cause) {
                    case IOException e when Thread.currentThread().isInterrupted() ->
                            "the request was interrupted";
                    case InterruptedIOException e ->
                            "no whole answer within " + timeout.toMillis() + " ms";
                    case UnknownHostException e -> "the host name is unknown";
                    case ConnectException e -> "no connection";
                    case NoRouteToHostException e -> "no connection";
                    case SSLException e -> "no secure connection";
                    default -> "the connection broke";
                };
        return new LlmException.Unavailable(who + " could not be asked: " + what + ".", cause);
    }

    /** True if the request cannot have reached a model that would be paid for. */
    static boolean neverSent(IOException cause) {
        return cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException
                || cause instanceof SSLException;
    }

    static LlmException.Unavailable broken(String who, String what) {
        return new LlmException.Unavailable(who + " gave a broken answer: " + what + ".");
    }

    static LlmException.BadAnswer badAnswer(String who, String purpose, String what) {
        return new LlmException.BadAnswer(
                who + " gave no answer of use (" + purpose + "): it " + what + ".");
    }

    static LlmException.Unavailable ownProblem(String who, int status) {
        return new LlmException.Unavailable(
                who
                        + (status >= 500
                                ? " has a problem of its own (" + status + ")."
                                : " gave an unexpected answer (" + status + ")."));
    }

    /**
     * @param meaning the status that was meant
     */
    static String refusal(String who, int meaning, int status) {
        String text =
                switch (meaning) {
                    case 401 ->
                            "The model's server does not accept the key (%2$d): it is missing,"
                                    + " wrong or expired.";
                    case 402 -> "%s is not to be had: the account is used up (%d).";
                    case 403 -> "%s may not be asked with this key, or not this (%d).";
                    case 404 -> "%s is not known to the server, or not to this key (%d).";
                    default -> "%s cannot be asked (%d).";
                };
        return text.formatted(who, status);
    }

    static LlmException.Refused redirect(int status) {
        return new LlmException.Refused(
                "The model's server sends requests elsewhere ("
                        + status
                        + "), where the key must not go.");
    }

    private static Instant seconds(Instant until) {
        return until.truncatedTo(ChronoUnit.SECONDS);
    }
}
