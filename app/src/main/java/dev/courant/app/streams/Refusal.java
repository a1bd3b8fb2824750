package dev.courant.app.streams;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;

import java.util.Optional;

/** Tells whoever was refused by the brokers or the registry where to look. */
public final class Refusal {

    private Refusal() {}

    /** What to do about a failure, if it or what caused it is that we were refused. */
    public static Optional<String> advice(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var advice = adviceOn(cause);
            if (advice.isPresent()) {
                return advice;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> adviceOn(Throwable cause) {
        return switch (cause) {
            // Brokers name the topics that may not be read or written, and no others.
            case TopicAuthorizationException e when e.unauthorizedTopics().isEmpty() ->
                    Optional.of(
                            "grant this principal what docs/security.md lists, Create, Describe and"
                                    + " DescribeConfigs too");
            case AuthorizationException e ->
                    Optional.of("grant this principal what docs/security.md lists");
            case AuthenticationException e ->
                    Optional.of(
                            "check the credentials and certificates in courant.kafka.properties");
            case RestClientException e when e.getStatus() == 401 || e.getStatus() == 403 ->
                    Optional.of("check the credentials in courant.kafka.registry-properties");
            default -> Optional.empty();
        };
    }
}
