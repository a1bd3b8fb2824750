package dev.courant.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.SchemaParser;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidatorBuilder;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds every schema FULL_TRANSITIVE-compatible with each released one: readers and writers of any
 * two releases understand each other. A release adds a directory {@code released/<version>},
 * written by running this test with {@code -Dschemas.release=<version>}.
 */
class ReleasedSchemasTest {

    private static final Path RELEASED = Path.of("src/test/resources/released");

    /** Trusts our own classes, as whoever reads records does. */
    @BeforeAll
    static void trust() {
        new AvroSerdes("mock://released-schemas");
    }

    @Test
    void everySchemaIsFullyCompatibleWithEveryReleasedVersionOfIt() throws IOException {
        writeIfReleasing();
        var full = new SchemaValidatorBuilder().mutualReadStrategy().validateAll();
        for (Schema schema : Contract.records()) {
            List<Schema> released = released(schema.getName());
            assertThatCode(() -> full.validate(schema, released))
                    .as(schema.getName())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void nothingThatWasReleasedIsGone() throws IOException {
        var names = Contract.records().stream().map(Schema::getName).toList();
        try (var files = Files.walk(RELEASED).filter(Files::isRegularFile)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".avsc", "")))
                    .isNotEmpty()
                    .isSubsetOf(names);
        }
    }

    @Test
    void aRequiredFieldThatIsAddedWouldBeNoticed() {
        Schema released = Mark.getClassSchema();
        Schema changed =
                Schema.createRecord(
                        released.getName(),
                        "",
                        released.getNamespace(),
                        false,
                        withRequired(released));
        var full = new SchemaValidatorBuilder().mutualReadStrategy().validateAll();

        assertThatCode(() -> full.validate(changed, List.of(released)))
                .isInstanceOf(SchemaValidationException.class);
    }

    @Test
    void anEditionOfTheFirstReleaseIsOfADay() throws IOException {
        var old = parse(RELEASED.resolve("0.1.0/Edition.avsc"));
        var edition =
                new GenericRecordBuilder(old)
                        .set("day", (int) LocalDate.parse("2026-02-24").toEpochDay())
                        .set("title", "Daily")
                        .set("zone", "UTC")
                        .set("language", "en")
                        .set("revision", 1)
                        .set("complete", true)
                        .build();
        var bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(old).write(edition, encoder);
        encoder.flush();

        var read =
                new SpecificDatumReader<Edition>(old, Edition.getClassSchema())
                        .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));

        assertThat(read.getPeriod()).isEqualTo(Period.DAY);
    }

    private static List<Schema.Field> withRequired(Schema schema) {
        List<Schema.Field> fields = new ArrayList<>();
        schema.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        fields.add(new Schema.Field("extra", Schema.create(Schema.Type.STRING), "new"));
        return fields;
    }

    private static List<Schema> released(String name) throws IOException {
        try (var versions = Files.list(RELEASED)) {
            return versions.map(version -> version.resolve(name + ".avsc"))
                    .filter(Files::exists)
                    .map(ReleasedSchemasTest::parse)
                    .toList();
        }
    }

    private static Schema parse(Path file) {
        try {
            return new SchemaParser().parse(file).mainSchema();
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }

    private static void writeIfReleasing() throws IOException {
        String version = System.getProperty("schemas.release");
        if (version != null) {
            Path directory = Files.createDirectories(RELEASED.resolve(version));
            for (Schema schema : Contract.records()) {
                Files.writeString(
                        directory.resolve(schema.getName() + ".avsc"),
                        SchemaFormatter.format("json/pretty", schema) + "\n");
            }
        }
    }
}
