package dev.courant.app.streams;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;

import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.RetriableException;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.function.Predicate;

import javax.net.ssl.SSLException;

/**
 * Tells what passes by itself from what does not: a server out of reach, and a transaction that was
 * aborted meanwhile, say nothing about a record.
 */
public final class Outage {

    /** Not allowed, too slow, too often: of the registry's mood, not of the record. */
    private static final Set<Integer> PASSING_STATUS = Set.of(401, 403, 407, 408, 429);

    private Outage() {}

    /** True if the failure, or what caused it, is that a server did not answer properly. */
    public static boolean causes(Throwable failure) {
        return anyCause(failure, Outage::isOne);
    }

    /** True if the failure, or what caused it, is an answer of the registry. */
    static boolean refuses(Throwable failure) {
        return anyCause(failure, RestClientException.class::isInstance);
    }

    private static boolean anyCause(Throwable failure, Predicate<Throwable> test) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (test.test(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOne(Throwable cause) {
        return switch (cause) {
            case RestClientException answer ->
                    answer.getStatus() >= 500 || PASSING_STATUS.contains(answer.getStatus());
            case RetriableException e -> true;
            // A process that stood still for longer than a transaction may last: the brokers have
            // aborted it, and up to Kafka 4.3 they answer its late commit with this instead of
            // fencing it (KAFKA-20785).
            case InvalidTxnStateException e -> true;
            case SocketException e -> true;
            case UnknownHostException e -> true;
            case InterruptedIOException e -> true;
            case SSLException e -> true;
            default -> false;
        };
    }
}
