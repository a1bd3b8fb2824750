package dev.courant.app.doctor;

import dev.courant.app.config.UsageException;
import dev.courant.app.letters.Printable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

/** Failures in a line. */
final class Causes {

    private static final int LONGEST = 300;

    private Causes() {}

    /** Why a server did not answer. */
    static String silence(IOException failure) {
        var chain = chain(failure);
        if (holds(chain, UnknownHostException.class, UnresolvedAddressException.class)) {
            return "its host name is unknown";
        }
        if (holds(chain, InterruptedIOException.class, HttpTimeoutException.class)) {
            return "no answer in time";
        }
        if (holds(chain, SSLException.class)) {
            return "no secure connection: " + line(failure);
        }
        return holds(chain, ConnectException.class) ? "nobody listens there" : line(failure);
    }

    /** What lies at the bottom of it: the outer ones only say that something has failed. */
    static String line(Throwable failure) {
        var root = chain(failure).getLast();
        if (root instanceof UsageException) {
            return Printable.line(String.valueOf(root.getMessage()), LONGEST);
        }
        if (root instanceof TimeoutException
                || root instanceof org.apache.kafka.common.errors.TimeoutException) {
            return "No answer in time.";
        }
        var name = root.getClass().getSimpleName();
        return Printable.line(
                root.getMessage() == null ? name : name + ": " + root.getMessage(), LONGEST);
    }

    private static List<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).toList();
    }

    private static boolean holds(List<Throwable> chain, Class<?>... types) {
        return chain.stream()
                .anyMatch(cause -> Stream.of(types).anyMatch(t -> t.isInstance(cause)));
    }
}
