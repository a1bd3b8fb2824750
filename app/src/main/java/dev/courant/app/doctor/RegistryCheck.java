package dev.courant.app.doctor;

import dev.courant.app.config.Redaction;
import dev.courant.app.topics.Cluster;
import dev.courant.schemas.EnrichedEvent;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientConfig;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is asked of the schema registry; nothing is registered. */
record RegistryCheck(Cluster cluster) {

    private static final int SCHEMAS = 10;
    private static final int NOT_FOUND = 404;
    private static final int TIMEOUT_MS = 4_000;
    private static final String ADVICE =
            "Check courant.kafka.schema-registry-url, which is the address of Confluent's API, and"
                    + " that the registry runs.";

    Check check() {
        return new Check("registry", ADVICE, this::ask);
    }

    private Finding ask() throws IOException {
        try (var client = client()) {
            var subjects = subjects(client);
            var level = client.getConfig(null).getCompatibilityLevel();
            return complaint(client)
                    .map(RegistryCheck::misfit)
                    .orElseGet(() -> graded(url(), subjects, level));
        } catch (RestClientException e) {
            return Finding.fail(
                    "registry", "%s answers %d.".formatted(url(), e.getStatus()), ADVICE);
        } catch (IOException e) {
            return Finding.fail(
                    "registry",
                    "No answer from %s: %s.".formatted(url(), Causes.silence(e)),
                    ADVICE);
        }
    }

    /**
     * Why the registry would not take the schema of what subscribers read; asked without telling
     * it.
     */
    private Optional<String> complaint(SchemaRegistryClient client)
            throws IOException, RestClientException {
        try {
            return client
                    .testCompatibilityVerbose(
                            subject(), new AvroSchema(EnrichedEvent.getClassSchema()))
                    .stream()
                    .findFirst();
        } catch (RestClientException e) {
            if (e.getStatus() == NOT_FOUND) {
                return Optional.empty(); // there is none yet that it would have to go with
            }
            throw e;
        }
    }

    private static Finding misfit(String complaint) {
        return Finding.fail(
                "registry",
                "The schema of enriched events does not go with the one that is there: "
                        + complaint,
                "Use the release that wrote it or a later one, or another"
                        + " courant.kafka.topic-prefix.");
    }

    static Finding graded(String url, long subjects, @Nullable String level) {
        var text =
                "%s has %d of our schemas, and takes those of this release; compatibility %s."
                        .formatted(url, subjects, level);
        return level == null || level.equals("NONE")
                ? Finding.warn(
                        "registry",
                        text,
                        "Set FULL_TRANSITIVE there: then nobody can write what others cannot read.")
                : Finding.ok("registry", text);
    }

    private long subjects(SchemaRegistryClient client) throws IOException, RestClientException {
        return client.getAllSubjects().stream()
                .filter(name -> name.startsWith(cluster.topics().prefix()))
                .count();
    }

    private String subject() {
        return cluster.topics().enriched() + "-" + EnrichedEvent.class.getName();
    }

    private String url() {
        return Redaction.of(cluster.registryUrl());
    }

    private SchemaRegistryClient client() {
        var settings = cluster.registrySettings();
        settings.put(SchemaRegistryClientConfig.HTTP_CONNECT_TIMEOUT_MS, TIMEOUT_MS);
        settings.put(SchemaRegistryClientConfig.HTTP_READ_TIMEOUT_MS, TIMEOUT_MS);
        return new CachedSchemaRegistryClient(
                List.of(cluster.registryUrl()), SCHEMAS, settings, Map.of());
    }
}
