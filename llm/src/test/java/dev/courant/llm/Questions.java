package dev.courant.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.UncheckedIOException;

/** A question whose answer is a word and a score. */
final class Questions {

    static final String GOOD = "{\"word\": \"major\", \"score\": 80}";

    static final JsonNode SCHEMA =
            tree(
                    """
                    {"type": "object", "additionalProperties": false,
                     "required": ["word", "score"],
                     "properties": {
                       "word": {"type": "string"},
                       "score": {"type": "integer", "minimum": 0, "maximum": 100}}}
                    """);

    record Rating(String word, int score) {}

    private Questions() {}

    static Question<Rating> rating() {
        return ofShare(1.0);
    }

    static Question<Rating> ofShare(double share) {
        return new Question<>(
                "rating", "Rate this.", "A commit.", "rating", SCHEMA, 100, share, Questions::read);
    }

    static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rating read(JsonNode answer) {
        String word = answer.get("word").asText();
        if (word.isBlank()) {
            throw new InvalidAnswerException("has no word");
        }
        return new Rating(word, answer.get("score").asInt());
    }
}
