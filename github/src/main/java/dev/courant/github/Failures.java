package dev.courant.github;

import okhttp3.Headers;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import javax.net.ssl.SSLException;

/**
 * Which failure an answer is. The texts are our own: they end up in reports, and hold no address,
 * no token and nothing that a server said.
 */
final class Failures {

    private Failures() {}

    /**
     * @param body the start of it
     */
    static GitHubException of(
            Request request, int status, Headers headers, String body, ServerClock clock) {
        return switch (status) {
            case 401 ->
                    refused(
                            "GitHub does not accept the token for %s (401): it is missing, wrong or"
                                    + " expired.",
                            request);
            case 403, 429 ->
                    Pauses.ofLimit(status, headers, body, clock)
                            .<GitHubException>map(until -> limited(until, " (" + status + ")"))
                            .orElseGet(
                                    () ->
                                            refused(
                                                    "GitHub does not let the token read %s (403):"
                                                            + " it needs more rights.",
                                                    request));
            case 404, 410, 422, 451 -> new GitHubException.NotFound(missing(request, status));
            case 409 ->
                    new GitHubException.EmptyRepository(
                            request.repo() + " has no commits yet (409).");
            default -> unexpected(request, status);
        };
    }

    static GitHubException.RateLimited limited(Instant until, String detail) {
        return new GitHubException.RateLimited(
                "GitHub allows no further request before "
                        + until.truncatedTo(ChronoUnit.SECONDS)
                        + detail
                        + ".",
                until);
    }

    static GitHubException.Unavailable noAnswer(
            Request request, IOException cause, Duration timeout) {
        String what =
                switch (cause) {
                    case IOException e when Thread.currentThread().isInterrupted() ->
                            "the read was interrupted";
                    case InterruptedIOException e ->
                            "no whole answer within " + timeout.toMillis() + " ms";
                    case UnknownHostException e -> "its host name is unknown";
                    case ConnectException e -> "no connection";
                    case NoRouteToHostException e -> "no connection";
                    case SSLException e -> "no secure connection";
                    default -> "the connection broke";
                };
        return new GitHubException.Unavailable(
                "GitHub could not be asked about " + request.repo() + ": " + what + ".", cause);
    }

    static GitHubException.Unavailable broken(Request request, String what) {
        return new GitHubException.Unavailable(useless(request, what));
    }

    static GitHubException.Unavailable broken(Request request, String what, Throwable cause) {
        return new GitHubException.Unavailable(useless(request, what), cause);
    }

    private static String useless(Request request, String what) {
        return "GitHub's answer about " + request.repo() + " is of no use: " + what + ".";
    }

    private static GitHubException.Refused refused(String text, Request request) {
        return new GitHubException.Refused(text.formatted(request.repo()));
    }

    private static GitHubException.Unavailable unexpected(Request request, int status) {
        String text =
                status >= 500
                        ? "GitHub has a problem of its own with %s (%d)."
                        : "GitHub gave an unexpected answer about %s (%d).";
        return new GitHubException.Unavailable(text.formatted(request.repo(), status));
    }

    private static String missing(Request request, int status) {
        String thing =
                request.part()
                        .map(part -> part + " in " + request.repo())
                        .orElse("repository " + request.repo());
        String how =
                switch (status) {
                    case 404 ->
                            request.part().isPresent()
                                    ? ", or the repository is gone or private"
                                    : ", or it is private";
                    case 410 -> " any more";
                    case 451 -> " to show: it was withdrawn for legal reasons";
                    default -> "";
                };
        return "GitHub has no " + thing + how + " (" + status + ").";
    }
}
