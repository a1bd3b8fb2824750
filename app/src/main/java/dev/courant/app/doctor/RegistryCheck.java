package dev.courant.app.doctor;

import dev.courant.app.topics.Cluster;
import dev.courant.schemas.EnrichedEvent;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
            var complaints = client.testCompatibilityVerbose(subject(), schema());
            return complaints.isEmpty()
                    ? fit(subjects)
                    : Finding.fail(
                            "registry",
                            "The schema of %s does not go with the one that is there: %s"
                                    .formatted(subject(), complaints.getFirst()),
                            "Use the release that wrote it or a later one, or another"
                                    + " courant.kafka.topic-prefix.");
        } catch (RestClientException e) {
            return e.getStatus() == NOT_FOUND
                    ? fit(0)
                    : Finding.fail(
                            "registry",
                            "%s answers %d.".formatted(cluster.registryUrl(), e.getStatus()),
                            ADVICE);
        } catch (IOException e) {
            return Finding.fail(
                    "registry",
                    "No answer from %s: %s.".formatted(cluster.registryUrl(), Causes.silence(e)),
                    ADVICE);
        }
    }

    private Finding fit(long subjects) {
        return Finding.ok(
                "registry",
                "%s knows %d of our schemas, and takes those of this release."
                        .formatted(cluster.registryUrl(), subjects));
    }

    private long subjects(SchemaRegistryClient client) throws IOException, RestClientException {
        return client.getAllSubjects().stream()
                .filter(name -> name.startsWith(cluster.topics().prefix()))
                .count();
    }

    private String subject() {
        return cluster.topics().enriched() + "-" + EnrichedEvent.class.getName();
    }

    private static AvroSchema schema() {
        return new AvroSchema(EnrichedEvent.getClassSchema());
    }

    private SchemaRegistryClient client() {
        return new CachedSchemaRegistryClient(
                List.of(cluster.registryUrl()),
                SCHEMAS,
                Stream.of("http.connect.timeout.ms", "http.read.timeout.ms")
                        .collect(Collectors.toMap(key -> key, key -> TIMEOUT_MS)),
                Map.of());
    }
}
