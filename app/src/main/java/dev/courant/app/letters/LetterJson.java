package dev.courant.app.letters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.util.Optional;

/** Letters for programs: one JSON object in one line of ASCII each, without their payloads. */
public final class LetterJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private LetterJson() {}

    /** What {@link LetterText#line} says, uncut. */
    public static String line(Letter letter, Optional<Settled.Outcome> outcome) {
        var json = MAPPER.createObjectNode();
        json.put("letter", letter.id().toString());
        json.put("state", outcome.map(Settled.Outcome::toString).orElse("open"));
        json.put("since", letter.at().toString());
        json.put("stage", letter.stage());
        json.put("topic", letter.topic());
        json.put("partition", letter.partition());
        json.put("offset", letter.offset());
        json.put("timestamp", letter.timestamp().orElse(null));
        json.put("key", letter.key() == null ? null : letter.keyText());
        json.put("bytes", letter.size());
        json.put("valueAtSource", letter.atSource());
        json.put("reason", letter.reason());
        try {
            // The only control character that JSON does not escape.
            return MAPPER.writeValueAsString(json).replace("\u007f", "\\u007f");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of texts and numbers can be written", e);
        }
    }
}
