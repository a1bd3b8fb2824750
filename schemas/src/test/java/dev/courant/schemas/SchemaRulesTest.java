package dev.courant.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What every schema of the contract keeps to, so that subscribers can rely on it. */
class SchemaRulesTest {

    private static final Map<String, Schema> NAMED = new LinkedHashMap<>();

    static {
        Contract.records().forEach(SchemaRulesTest::collect);
    }

    private static void collect(Schema schema) {
        switch (schema.getType()) {
            case RECORD -> {
                if (NAMED.put(schema.getFullName(), schema) == null) {
                    schema.getFields().forEach(field -> collect(field.schema()));
                }
            }
            case ENUM -> NAMED.put(schema.getFullName(), schema);
            case ARRAY -> collect(schema.getElementType());
            case UNION -> schema.getTypes().forEach(SchemaRulesTest::collect);
            default -> {}
        }
    }

    private static Stream<Schema.Field> fields() {
        return NAMED.values().stream()
                .filter(schema -> schema.getType() == Schema.Type.RECORD)
                .flatMap(schema -> schema.getFields().stream());
    }

    @Test
    void everySchemaFileBelongsToTheContract() throws Exception {
        try (var files = Files.list(Path.of("src/main/avro"))) {
            List<String> names =
                    files.map(file -> file.getFileName().toString().replace(".avsc", "")).toList();
            assertThat(NAMED.keySet().stream().map(name -> name.replaceAll(".*\\.", "")).toList())
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void everyTypeAndFieldIsDocumented() {
        assertThat(NAMED.values()).allSatisfy(schema -> assertThat(schema.getDoc()).isNotBlank());
        assertThat(fields())
                .allSatisfy(field -> assertThat(field.doc()).as(field.name()).isNotBlank());
    }

    @Test
    void everyOptionalFieldDefaultsToNull() {
        assertThat(fields().filter(field -> field.schema().isNullable()))
                .isNotEmpty()
                .allSatisfy(
                        field ->
                                assertThat(field.defaultVal())
                                        .as(field.name())
                                        .isSameAs(JsonProperties.NULL_VALUE));
    }

    @Test
    void everyEnumHasADefaultForSymbolsOfLaterReleases() {
        assertThat(NAMED.values().stream().filter(s -> s.getType() == Schema.Type.ENUM))
                .isNotEmpty()
                .allSatisfy(schema -> assertThat(schema.getEnumDefault()).isNotNull());
    }

    @Test
    void everyLongThatIsATimeSaysSo() {
        List<String> timeless = new ArrayList<>();
        fields().filter(field -> field.name().endsWith("At") || field.name().equals("since"))
                .forEach(
                        field -> {
                            if (!field.schema().toString().contains("timestamp-millis")) {
                                timeless.add(field.name());
                            }
                        });
        assertThat(timeless).isEmpty();
    }
}
