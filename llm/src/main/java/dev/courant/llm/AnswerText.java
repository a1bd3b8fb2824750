package dev.courant.llm;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Finds the JSON in what a model says: behind its thoughts, in code fences, between words. */
final class AnswerText {

    private static final String THOUGHTS_END = "</think>";

    /** An answer is one object; what has hundreds of brackets before it is none. */
    private static final int MAX_STARTS = 200;

    private AnswerText() {}

    /**
     * The objects in it, last one first: models come to the point at the end, and may quote others
     * before.
     */
    static List<JsonNode> objects(String content) {
        List<JsonNode> whole = scan(content, 0);
        int thoughtsEnd = content.lastIndexOf(THOUGHTS_END);
        if (thoughtsEnd < 0 || startsWithObject(content)) {
            return whole;
        }
        return scan(content, thoughtsEnd + THOUGHTS_END.length());
    }

    /** Then a mark of thoughts is within a string of the answer itself. */
    private static boolean startsWithObject(String content) {
        return content.stripLeading().startsWith("{");
    }

    private static List<JsonNode> scan(String content, int from) {
        List<JsonNode> found = new ArrayList<>();
        int start = content.indexOf('{', from);
        for (int tries = 0; start >= 0 && tries < MAX_STARTS; tries++) {
            int end = readObject(content, start, found);
            start = content.indexOf('{', end);
        }
        return found.reversed();
    }

    /** Where to look on: behind the object, or behind the bracket that begins none. */
    private static int readObject(String content, int start, List<JsonNode> found) {
        try (JsonParser parser = Json.TOLERANT.createParser(content.substring(start))) {
            JsonNode node = Json.TOLERANT.readTree(parser);
            found.add(node);
            return start + (int) parser.currentLocation().getCharOffset();
        } catch (IOException e) {
            return start + 1;
        }
    }
}
