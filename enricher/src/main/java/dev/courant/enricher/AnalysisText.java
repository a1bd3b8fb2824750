package dev.courant.enricher;

import com.fasterxml.jackson.databind.JsonNode;

import dev.courant.llm.InvalidAnswerException;
import dev.courant.llm.ProseRules;
import dev.courant.schemas.Insight;
import dev.courant.schemas.Level;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A model's answer about an event, bounded and clean.
 *
 * @param scope null where it was not asked for, as advice
 */
record AnalysisText(
        int score,
        Level level,
        String type,
        String summary,
        @Nullable String scope,
        List<Insight> insights,
        List<String> risks,
        @Nullable String advice) {

    private static final int MAX_SUMMARY = 1_500;
    private static final int MAX_OTHER = 800;
    private static final int MAX_ITEMS = 8;

    /** A scope alone may well be nothing but names. */
    private static final int TELLS_LANGUAGE = 120;

    /**
     * @param answer that keeps the schema
     * @throws InvalidAnswerException if a text is not prose in this language
     */
    static AnalysisText read(JsonNode answer, String language) {
        Level level = Level.valueOf(answer.path("level").asText().toUpperCase(Locale.ROOT));
        var text =
                new AnalysisText(
                        Depth.within(level, answer.path("score").asInt()),
                        level,
                        answer.path("type").asText(),
                        text(answer.path("summary"), MAX_SUMMARY),
                        optional(answer.path("scope")),
                        list(answer.path("insights"), AnalysisText::insight).stream()
                                .filter(insight -> !insight.getText().isEmpty())
                                .toList(),
                        list(answer.path("risks"), risk -> text(risk, MAX_OTHER)).stream()
                                .filter(risk -> !risk.isEmpty())
                                .toList(),
                        optional(answer.path("advice")));
        text.check(language);
        return text;
    }

    private void check(String language) {
        ProseRules.check("summary", summary, language);
        var rest =
                Stream.of(
                                Stream.ofNullable(scope),
                                insights.stream().map(Insight::getText),
                                risks.stream(),
                                Stream.ofNullable(advice))
                        .flatMap(texts -> texts)
                        .toList();
        rest.forEach(text -> ProseRules.checkForm("field", text));
        String whole = String.join("\n", rest);
        if (whole.length() >= TELLS_LANGUAGE) {
            ProseRules.check("text beside the summary", whole, language);
        }
    }

    private static Insight insight(JsonNode node) {
        return new Insight(node.path("aspect").asText(), text(node.path("text"), MAX_OTHER));
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> reader) {
        var items = new ArrayList<T>();
        for (JsonNode item : array) {
            if (items.size() < MAX_ITEMS) {
                items.add(reader.apply(item));
            }
        }
        return List.copyOf(items);
    }

    private static @Nullable String optional(JsonNode node) {
        String text = text(node, MAX_OTHER);
        return text.isEmpty() ? null : text;
    }

    private static String text(JsonNode node, int max) {
        return WholeSentences.of(CleanText.of(node.asText("")).strip(), max);
    }
}
