package dev.courant.publisher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.courant.llm.InvalidAnswerException;
import dev.courant.llm.Prompt;
import dev.courant.llm.ProseRules;
import dev.courant.llm.Question;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a model is asked about a day. Pure: the same matter gives the same question. */
final class ColumnQuestions {

    static final Prompt EDITION = Prompt.load(ColumnQuestions.class, "prompts/edition.v1.txt");
    static final Prompt BRIEF = Prompt.load(ColumnQuestions.class, "prompts/brief.v1.txt");

    private static final JsonNode EDITION_SCHEMA = schema("prompts/edition.v1.schema.json");
    private static final JsonNode BRIEF_SCHEMA = schema("prompts/brief.v1.schema.json");
    private static final int EDITION_TOKENS = 2_000;
    private static final int BRIEF_TOKENS = 900;
    private static final int MAX_CHARS = 4_000;

    private static final Map<String, String> LANGUAGES =
            Map.of("zh", "Simplified Chinese", "en", "English");

    /** How a text ends that was not cut off: with a sentence, or with what it cites. */
    private static final Pattern WHOLE =
            Pattern.compile(".*[.!?。！？…\\])）】\"”’]\\s*", Pattern.DOTALL);

    private final String subject;
    private final String language;

    ColumnQuestions(String subject, String language) {
        this.subject = subject;
        this.language = language;
    }

    /**
     * @param outlook what to watch, point by point
     */
    record Column(String summary, List<String> outlook) {}

    Question<Column> edition(String matter) {
        return new Question<>(
                "edition",
                system(EDITION),
                matter,
                "edition",
                EDITION_SCHEMA,
                EDITION_TOKENS,
                1,
                this::column);
    }

    Question<String> brief(String matter) {
        return new Question<>(
                "brief",
                system(BRIEF),
                matter,
                "brief",
                BRIEF_SCHEMA,
                BRIEF_TOKENS,
                1,
                answer -> text("brief", answer.path("brief")));
    }

    private String system(Prompt prompt) {
        return prompt.fill(Map.of("subject", subject, "language", LANGUAGES.get(language)));
    }

    private Column column(JsonNode answer) {
        var outlook = new ArrayList<String>();
        for (JsonNode point : answer.path("outlook")) {
            if (!point.asText().isBlank()) {
                outlook.add(text("outlook", point));
            }
        }
        return new Column(text("summary", answer.path("summary")), List.copyOf(outlook));
    }

    private String text(String field, JsonNode node) {
        String text = node.asText("").strip();
        ProseRules.check(field, text, language);
        require(text.length() <= MAX_CHARS, field, "is too long");
        require(WHOLE.matcher(text).matches(), field, "is cut off");
        return text;
    }

    private static void require(boolean holds, String field, String complaint) {
        if (!holds) {
            throw new InvalidAnswerException("has a " + field + " that " + complaint);
        }
    }

    private static JsonNode schema(String resource) {
        try (var file = ColumnQuestions.class.getResourceAsStream(resource)) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
    }
}
