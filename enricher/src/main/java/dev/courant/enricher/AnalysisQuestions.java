package dev.courant.enricher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.courant.llm.Prompt;
import dev.courant.llm.Question;
import dev.courant.schemas.EnrichedEvent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What a model is asked about an event. Pure: the same event gives the same question. */
final class AnalysisQuestions {

    private static final Map<String, String> LANGUAGES =
            Map.of("zh", "Simplified Chinese", "en", "English");

    private final AnalystConfig config;
    private final Map<Depth, Prompt> prompts = new EnumMap<>(Depth.class);
    private final Map<Depth, JsonNode> schemas = new EnumMap<>(Depth.class);

    AnalysisQuestions(AnalystConfig config) {
        this.config = config;
        for (Depth depth : Depth.values()) {
            prompts.put(depth, Prompt.load(AnalysisQuestions.class, resource(depth, ".txt")));
            schemas.put(depth, schema(depth));
        }
    }

    Prompt prompt(Depth depth) {
        return prompts.get(depth);
    }

    Question<AnalysisText> about(EnrichedEvent event, Depth depth) {
        String system =
                prompt(depth)
                        .fill(
                                Map.of(
                                        "subject", config.subject(),
                                        "language", LANGUAGES.get(config.language())));
        return new Question<>(
                "analysis-" + name(depth),
                system,
                EventMatter.of(event, depth),
                "analysis_" + name(depth),
                schemas.get(depth),
                depth.answerTokens(),
                depth.share(),
                answer -> AnalysisText.read(answer, config.language()));
    }

    private static String name(Depth depth) {
        return depth.name().toLowerCase(Locale.ROOT);
    }

    private static String resource(Depth depth, String end) {
        return "prompts/analysis-" + name(depth) + ".v1" + end;
    }

    private static JsonNode schema(Depth depth) {
        String resource = resource(depth, ".schema.json");
        try (var file = AnalysisQuestions.class.getResourceAsStream(resource)) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
    }
}
