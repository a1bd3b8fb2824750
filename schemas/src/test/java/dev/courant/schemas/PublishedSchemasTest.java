package dev.courant.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.SchemaParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * {@code docs/avro} has the records of the public topics as the registry has them: whole, each with
 * what it contains, without what only Java wants to know. {@code -Dschemas.publish} writes them
 * anew.
 */
class PublishedSchemasTest {

    private static final Path PUBLISHED = Path.of("../docs/avro");
    private static final String JAVA_STRING =
            "{\"type\":\"string\",\"avro.java.string\":\"String\"}";

    static Stream<Schema> publicRecords() {
        return Stream.of(
                EnrichedEvent.getClassSchema(),
                Progress.getClassSchema(),
                RepoDayDigest.getClassSchema(),
                Edition.getClassSchema(),
                WatchedRepo.getClassSchema());
    }

    @ParameterizedTest
    @MethodSource("publicRecords")
    void eachIsPublishedAsItIs(Schema schema) throws IOException {
        var file = PUBLISHED.resolve(schema.getName() + ".avsc");
        var text = text(schema);
        if (System.getProperty("schemas.publish") != null) {
            Files.writeString(file, text);
        }

        assertThat(Files.readString(file)).isEqualTo(text);
    }

    private static String text(Schema schema) {
        var plain =
                SchemaFormatter.format("json/inline", schema).replace(JAVA_STRING, "\"string\"");
        var parsed = new SchemaParser().parse(plain).mainSchema();
        return SchemaFormatter.format("json/pretty", parsed) + "\n";
    }
}
