package dev.courant.notify;

import dev.courant.notify.DeliveryException.Permanent;
import dev.courant.notify.DeliveryException.Transient;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

import javax.net.ssl.SSLException;

/** The texts of failures, which are our own: they end up in logs and reports. */
final class Failures {

    private Failures() {}

    static DeliveryException noAnswer(String who, IOException cause, Duration timeout) {
        if (cause instanceof PublicDns.NotPublicException) {
            return new Permanent(
                    who
                            + " leads to an address that is not public. If that is meant, set"
                            + " allow-private: true.");
        }
        String what =
                switch (cause) {
                    case InterruptedIOException e ->
                            "no whole answer within " + timeout.toMillis() + " ms";
                    case UnknownHostException e -> "the host name is unknown";
                    case ConnectException e -> "no connection";
                    case NoRouteToHostException e -> "no connection";
                    case SSLException e -> "no secure connection";
                    default -> "the connection broke";
                };
        return Transient.unavailable(who + " could not be reached: " + what + ".");
    }

    /** What a status says that every vendor means alike; empty if it is a success. */
    static Optional<DeliveryException> status(String who, HttpAnswer answer) {
        int status = answer.status();
        return answer.succeeded()
                ? Optional.empty()
                : Optional.of(
                        switch (status) {
                            case 408, 425 -> Transient.unavailable(who + told(status));
                            case 429 -> limited(who, status, answer.retryAfter());
                            default ->
                                    status >= 500
                                            ? Transient.unavailable(
                                                    who + told(status), answer.retryAfter())
                                            : new Permanent(who + refusal(status));
                        });
    }

    static Transient limited(String who, int code, Optional<Duration> retryAfter) {
        return Transient.limited(
                who + " takes no more messages for now (" + code + ").", retryAfter);
    }

    /**
     * @param what in the vendor's terms, as its documentation has it
     */
    static Permanent refused(String who, int code, String what) {
        return new Permanent(who + " refuses the message (" + code + "): " + what + ".");
    }

    static Transient unavailable(String who, int code) {
        return Transient.unavailable(who + told(code));
    }

    /** A success by its status, but nothing that the vendor would say. */
    static Transient strange(String who) {
        return Transient.unavailable(
                who + " gave an answer that is not the vendor's; the message may have arrived.");
    }

    private static String told(int code) {
        return " has a problem of its own (" + code + ").";
    }

    private static String refusal(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 ->
                    " sends messages elsewhere ("
                            + status
                            + "), where they must not go: check url.";
            case 401, 403 -> " does not let us in (" + status + "): check url, token and secret.";
            case 404, 410 -> " is not there any more (" + status + "): check url and token.";
            case 413 -> " finds the message too large (413).";
            default -> " refuses the message (" + status + ").";
        };
    }
}
