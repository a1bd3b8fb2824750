package dev.courant.app.topics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import dev.courant.app.config.ConfigFile;
import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.EventHeaders;
import dev.courant.schemas.EventKind;
import dev.courant.schemas.Level;
import dev.courant.schemas.Topics;
import dev.courant.schemas.Topics.TopicSpec;

import org.apache.avro.SchemaParser;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** {@code docs/asyncapi.yaml} says what the code does. */
class AsyncApiTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Path SPECIFICATION =
            Path.of("..", ".ci", "asyncapi", "node_modules/@asyncapi/specs/schemas/3.0.0.json");
    private static final Topics TOPICS = Topics.withDefaultPrefix();

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document = read();

    @Test
    void itsChannelsAreThePublicTopicsAndAreKeptAsTheySay(@TempDir Path directory)
            throws IOException {
        var topics =
                List.of(
                        TOPICS.enriched(),
                        TOPICS.progress(),
                        TOPICS.digests(),
                        TOPICS.editions(),
                        TOPICS.watchlist());
        var wanted = new TreeMap<String, JsonNode>();
        for (var spec : TOPICS.all()) {
            if (topics.contains(spec.name())) {
                wanted.put(spec.name(), kept(spec, partitions(directory)));
            }
        }

        var told = new TreeMap<String, JsonNode>();
        for (var channel : document.get("channels")) {
            var kafka = channel.at("/bindings/kafka");
            told.put(channel.get("address").asText(), kafka);
        }

        assertThat(told).isEqualTo(wanted);
    }

    @Test
    void itsPayloadsAreTheRecordsOfTheirNames() throws IOException {
        for (var message : document.at("/components/messages").properties()) {
            var schema = message.getValue().at("/payload/schema/$ref");
            if (!schema.isMissingNode()) {
                var file = DOCS.resolve(schema.asText());
                assertThat(new SchemaParser().parse(file).mainSchema().getFullName())
                        .isEqualTo("dev.courant.schemas." + message.getKey());
            }
        }
    }

    @Test
    void itsHeadersAreThoseOfAnEvent() {
        var told = document.at("/components/messages/EnrichedEvent/headers");
        var headers = EventHeaders.of(event(EventKind.ISSUE), TOPICS.enriched());
        var names = StreamSupport.stream(headers.spliterator(), false).map(Header::key).toList();

        assertThat(told.get("properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(names);
        assertThat(told.get("required"))
                .map(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(names);
        assertThat(told.at("/properties/ce_type/enum"))
                .map(JsonNode::asText)
                .containsExactly(type(EventKind.COMMIT), type(EventKind.ISSUE));
        for (var constant : List.of(EventHeaders.SPEC_VERSION, EventHeaders.CONTENT_TYPE)) {
            assertThat(told.at("/properties/" + constant + "/const").asText())
                    .isEqualTo(text(headers, constant));
        }
    }

    /** Without the packages the test is skipped; in CI it fails. */
    @Test
    void itIsAnAsyncApiDocument() throws IOException {
        if (!Files.exists(SPECIFICATION) && System.getenv("CI") == null) {
            Assumptions.abort("No specification of AsyncAPI: npm ci in .ci/asyncapi installs it");
        }
        var specification =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                        .getSchema(Files.readString(SPECIFICATION), InputFormat.JSON);

        assertThat(specification.validate(document.toString(), InputFormat.JSON)).isEmpty();
        var without = ((ObjectNode) document.deepCopy()).without("info");
        assertThat(specification.validate(without.toString(), InputFormat.JSON)).isNotEmpty();
    }

    /**
     * A topic's settings in the words of AsyncAPI's binding for Kafka, which knows a few of them.
     */
    private static JsonNode kept(TopicSpec spec, int partitions) {
        var settings = JSON.createObjectNode();
        TopicSetup.settings(TOPICS, spec)
                .forEach(
                        (key, value) -> {
                            switch (key) {
                                case TopicConfig.CLEANUP_POLICY_CONFIG ->
                                        settings.putArray(key).add(value);
                                case TopicConfig.RETENTION_MS_CONFIG,
                                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG ->
                                        settings.put(key, Integer.parseInt(value));
                                default -> {}
                            }
                        });
        return JSON.createObjectNode()
                .put("partitions", partitions)
                .put("bindingVersion", "0.5.0")
                .set("topicConfiguration", settings);
    }

    private static int partitions(Path directory) throws IOException {
        var config = Files.writeString(directory.resolve("courant.yaml"), "courant: {}\n");
        return ConfigFile.load(config, Map.of()).kafka().partitions();
    }

    private static String type(EventKind kind) {
        return text(EventHeaders.of(event(kind), TOPICS.enriched()), EventHeaders.TYPE);
    }

    private static String text(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static EnrichedEvent event(EventKind kind) {
        new AvroSerdes("mock://x"); // Avro copies records only once it was told to trust them
        return EnrichedEvent.newBuilder()
                .setId("acme/engine#1")
                .setRepo("acme/engine")
                .setKind(kind)
                .setTitle("a title")
                .setAuthor("ada")
                .setUrl("https://github.com/acme/engine")
                .setOccurredAt(Instant.EPOCH)
                .setScore(40)
                .setLevel(Level.MEDIUM)
                .build();
    }

    private static JsonNode read() {
        try (var text = Files.newBufferedReader(DOCS.resolve("asyncapi.yaml"))) {
            return JSON.valueToTree(new Yaml().load(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
