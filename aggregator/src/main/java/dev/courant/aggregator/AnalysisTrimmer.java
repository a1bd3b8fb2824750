package dev.courant.aggregator;

import dev.courant.schemas.Analysis;
import dev.courant.schemas.Insight;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Caps a model's analysis: what it was asked for fits well below, and what it says beyond would
 * crowd out the other events of the day.
 */
final class AnalysisTrimmer {

    private static final int SUMMARY_CHARS = 2_000;
    private static final int TEXT_CHARS = 1_000;
    private static final int NAME_CHARS = 300;
    private static final int INSIGHTS = 8;
    private static final int RISKS = 10;

    private AnalysisTrimmer() {}

    /** A capped copy; null for none. */
    static @Nullable Analysis trim(@Nullable Analysis analysis) {
        return analysis == null
                ? null
                : Analysis.newBuilder(analysis)
                        .setModel(Cuts.text(analysis.getModel(), NAME_CHARS))
                        .setLanguage(Cuts.text(analysis.getLanguage(), NAME_CHARS))
                        .setType(Cuts.textIfAny(analysis.getType(), NAME_CHARS))
                        .setSummary(Cuts.beginning(analysis.getSummary(), SUMMARY_CHARS))
                        .setScope(beginning(analysis.getScope()))
                        .setInsights(insights(analysis.getInsights()))
                        .setRisks(risks(analysis.getRisks()))
                        .setAdvice(beginning(analysis.getAdvice()))
                        .setPrompt(Cuts.text(analysis.getPrompt(), NAME_CHARS))
                        .build();
    }

    private static @Nullable String beginning(@Nullable String text) {
        return text == null ? null : Cuts.beginning(text, TEXT_CHARS);
    }

    private static List<String> risks(List<String> risks) {
        return Cuts.first(risks, RISKS).stream()
                .map(risk -> Cuts.beginning(risk, TEXT_CHARS))
                .toList();
    }

    private static List<Insight> insights(List<Insight> insights) {
        return Cuts.first(insights, INSIGHTS).stream()
                .map(
                        insight ->
                                new Insight(
                                        Cuts.text(insight.getAspect(), NAME_CHARS),
                                        Cuts.beginning(insight.getText(), TEXT_CHARS)))
                .toList();
    }
}
