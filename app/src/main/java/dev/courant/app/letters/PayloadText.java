package dev.courant.app.letters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.courant.app.topics.Cluster;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;

import org.apache.avro.generic.GenericContainer;

import java.util.HexFormat;
import java.util.Optional;

/**
 * What is in a value: the record, if the registry knows its schema, else the first of its bytes.
 */
public final class PayloadText {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int SHOWN_BYTES = 512;
    private static final int PER_LINE = 16;

    private final KafkaAvroDeserializer deserializer;

    public PayloadText(Cluster cluster) {
        deserializer = new KafkaAvroDeserializer();
        var settings = cluster.registrySettings();
        settings.put(KafkaAvroDeserializerConfig.AVRO_USE_LOGICAL_TYPE_CONVERTERS_CONFIG, true);
        deserializer.configure(settings, false);
    }

    /** In lines, not escaped. */
    public String of(Letter letter) {
        byte[] value = letter.value();
        if (value == null) {
            return letter.atSource() ? "(the value stands at its source alone)" : "(no value)";
        }
        return decoded(letter.topic(), value).orElseGet(() -> dump(value));
    }

    private Optional<String> decoded(String topic, byte[] value) {
        try {
            return deserializer.deserialize(topic, value) instanceof GenericContainer record
                    ? Optional.of(record.getSchema().getFullName() + "\n" + pretty(record))
                    : Optional.empty();
        } catch (RuntimeException | StackOverflowError e) {
            // Whatever it fails at: these are the values that could not be decoded before.
            return Optional.empty();
        }
    }

    private static String pretty(GenericContainer record) {
        try {
            return MAPPER.readTree(record.toString()).toPrettyString();
        } catch (JsonProcessingException e) {
            return record.toString();
        }
    }

    private static String dump(byte[] value) {
        var text = new StringBuilder("not to be decoded\n");
        int shown = Math.min(value.length, SHOWN_BYTES);
        for (int from = 0; from < shown; from += PER_LINE) {
            int to = Math.min(shown, from + PER_LINE);
            text.append(
                    "%08x  %-47s  %s\n"
                            .formatted(
                                    from,
                                    HexFormat.ofDelimiter(" ").formatHex(value, from, to),
                                    ascii(value, from, to)));
        }
        if (shown < value.length) {
            text.append(
                    "and %d bytes more: --raw FILE writes all\n".formatted(value.length - shown));
        }
        return text.toString();
    }

    private static String ascii(byte[] value, int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(value[i] >= ' ' && value[i] < 0x7f ? (char) value[i] : '.');
        }
        return text.toString();
    }
}
