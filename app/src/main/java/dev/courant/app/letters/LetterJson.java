package dev.courant.app.letters;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import java.util.Optional;

/** Letters for programs: one JSON object in one line of ASCII each, without their payloads. */
public final class LetterJson {

    private LetterJson() {}

    /** What {@link LetterText#line} says, uncut. */
    public static String line(Letter letter, Optional<Settled.Outcome> outcome) {
        var json = JsonNodeFactory.instance.objectNode();
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
        return JsonLine.of(json);
    }
}
