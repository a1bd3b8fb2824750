package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.EnrichedEvent;

import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Those examples that are not run: what they read is there. */
class ExamplesTest {

    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final Schema EVENT = EnrichedEvent.getClassSchema();
    private static final Pattern FLINK_COLUMN =
            Pattern.compile("^  `(\\w+)`\\s+(\\S+)( NOT NULL)?,$", Pattern.MULTILINE);
    private static final Pattern KSQLDB_COLUMN =
            Pattern.compile("^  (\\w+) ([A-Z]+),$", Pattern.MULTILINE);

    /** As Flink does, the reader's schema is made from the columns. */
    @Test
    void flinkReadsTheColumnsThatItsTableHas() throws IOException {
        var reader = SchemaBuilder.record(EVENT.getName()).namespace(EVENT.getNamespace()).fields();
        var columns = FLINK_COLUMN.matcher(text("flink-sql/high_events.sql"));
        var names = new ArrayList<String>();
        while (columns.find()) {
            var type = flinkType(columns.group(2));
            boolean required = columns.group(3) != null;
            reader.name(columns.group(1))
                    .type(required ? type : SchemaBuilder.nullable().type(type))
                    .noDefault();
            names.add(columns.group(1));
        }

        assertThat(names).contains("id", "title", "score", "type", "occurredAt");
        assertThat(compatibility(reader.endRecord())).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    private static Schema flinkType(String name) {
        return switch (name) {
            case "STRING" -> Schema.create(Schema.Type.STRING);
            case "INT" -> Schema.create(Schema.Type.INT);
            case "TIMESTAMP(3)" -> Schema.create(Schema.Type.LONG);
            default -> throw new AssertionError("No column of Courant's: " + name);
        };
    }

    private static SchemaCompatibilityType compatibility(Schema reader) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, EVENT).getType();
    }

    /** Connect, through which ksqlDB reads, makes text of enums; case does not matter. */
    @Test
    void ksqlDbReadsTheColumnsThatItsStreamHas() throws IOException {
        var columns = KSQLDB_COLUMN.matcher(text("ksqldb/high_events.sql"));
        int found = 0;
        while (columns.find()) {
            found++;
            assertThat(ksqlDbType(field(columns.group(1))))
                    .as(columns.group(1))
                    .isEqualTo(columns.group(2));
        }

        assertThat(found).isEqualTo(7);
    }

    private static String ksqlDbType(Schema schema) {
        return switch (schema.getType()) {
            case UNION -> ksqlDbType(schema.getTypes().getLast());
            case STRING, ENUM -> "VARCHAR";
            case INT -> "INTEGER";
            case LONG -> schema.getLogicalType() == null ? "BIGINT" : "TIMESTAMP";
            default -> schema.getType().getName().toUpperCase(Locale.ROOT);
        };
    }

    private static Schema field(String column) {
        return EVENT.getFields().stream()
                .filter(field -> field.name().equalsIgnoreCase(column))
                .map(Field::schema)
                .findFirst()
                .orElseThrow(() -> new AssertionError("An event has no " + column));
    }

    @ParameterizedTest
    @CsvSource({
        "python/high_events.py, event\\[\"(\\w+)\"\\]",
        "node/high-events.js, event\\.(\\w+)"
    })
    void scriptsNameFieldsOfAnEvent(String script, String access) throws IOException {
        var names =
                Pattern.compile(access)
                        .matcher(text(script))
                        .results()
                        .map(result -> result.group(1))
                        .toList();

        assertThat(names)
                .contains("level", "title", "occurredAt")
                .isSubsetOf(EVENT.getFields().stream().map(Field::name).toList());
    }

    /** Who copies a lock file shall not be led to the registry of whoever wrote it. */
    @Test
    void lockFilesNameNoRegistry() throws IOException {
        for (var lock : List.of("node/package-lock.json", "../.ci/asyncapi/package-lock.json")) {
            assertThat(text(lock)).contains("\"integrity\"").doesNotContain("\"resolved\"");
        }
    }

    private static String text(String file) throws IOException {
        return Files.readString(EXAMPLES.resolve(file));
    }
}
