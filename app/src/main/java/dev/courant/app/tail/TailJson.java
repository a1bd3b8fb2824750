package dev.courant.app.tail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.courant.app.letters.JsonLine;
import dev.courant.app.letters.Letter;
import dev.courant.app.letters.LetterJson;

import org.apache.avro.specific.SpecificRecord;

import java.util.Optional;

/** Records for programs: one JSON object in one line of ASCII each. */
public final class TailJson {

    private static final JsonMapper MAPPER = new JsonMapper();

    private TailJson() {}

    /**
     * Where it stands, its key, the name of its schema, and its value, with the schema's names and
     * times as texts; both null for a tombstone and for what cannot be decoded, which has its
     * {@code bytes}.
     */
    public static String line(TailTopic topic, TailRecord record) {
        if (topic == TailTopic.DEAD_LETTERS) {
            return LetterJson.line(new Letter(record.record()), Optional.empty());
        }
        var at = record.record();
        var json = JsonNodeFactory.instance.objectNode();
        json.put("topic", at.topic());
        json.put("partition", at.partition());
        json.put("offset", at.offset());
        json.put("timestamp", record.at().toString());
        json.put("key", record.key());
        json.put("bytes", at.value() == null ? 0 : at.value().length);
        json.put("type", record.value().map(value -> value.getSchema().getName()).orElse(null));
        json.set("value", record.value().map(TailJson::tree).orElse(null));
        return JsonLine.of(json);
    }

    private static JsonNode tree(SpecificRecord value) {
        try {
            return MAPPER.readTree(value.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record's text is JSON", e);
        }
    }
}
