package dev.courant.publisher;

import dev.courant.schemas.Analysis;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Insight;

import org.jspecify.annotations.Nullable;

import java.util.stream.Stream;

/** Which analyses readers get to see. An answer that is JSON text, or says nothing, is none. */
final class Analyses {

    static final String BAD_ANSWER = "bad-answer";

    private Analyses() {}

    static @Nullable Analysis shown(EnrichedEvent event) {
        var analysis = event.getAnalysis();
        return analysis == null || isRefused(analysis) ? null : analysis;
    }

    /** Code of why there is none to be shown; null if there is one, or none was asked for. */
    static @Nullable String problem(EnrichedEvent event) {
        var analysis = event.getAnalysis();
        if (analysis == null) {
            return event.getAnalysisProblem();
        }
        return isRefused(analysis) ? BAD_ANSWER : null;
    }

    private static boolean isRefused(Analysis analysis) {
        return ModelText.isEmpty(analysis.getSummary())
                || Stream.of(
                                Stream.of(analysis.getSummary()),
                                Stream.ofNullable(analysis.getScope()),
                                Stream.ofNullable(analysis.getAdvice()),
                                analysis.getRisks().stream(),
                                analysis.getInsights().stream().map(Insight::getText))
                        .flatMap(texts -> texts)
                        .anyMatch(ModelText::isJson);
    }
}
