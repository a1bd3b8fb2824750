package dev.courant.aggregator;

import dev.courant.schemas.Analysis;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.FileChange;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** How many bytes an event takes in a digest: never less than Avro's encoding, and little more. */
final class EventSize {

    /** Numbers, flags, list ends and what marks a null, each at its longest. */
    private static final int FIXED = 128;

    private static final int FIXED_OF_ANALYSIS = 32;
    private static final int FIXED_OF_USAGE = 32;

    private static final int FIXED_PER_FILE = 16;
    private static final int LENGTH = 5;
    private static final int LONG = 10;

    private EventSize() {}

    static long whole(EnrichedEvent event) {
        return bare(event) + body(event) + files(event) + analysis(event) + insights(event);
    }

    /** What it takes without body, files and analysis. */
    static long bare(EnrichedEvent event) {
        return FIXED
                + text(event.getId())
                + text(event.getRepo())
                + text(event.getSha())
                + text(event.getTitle())
                + text(event.getAuthor())
                + text(event.getUrl())
                + text(event.getType())
                + text(event.getScope())
                + text(event.getScoredBy())
                + text(event.getProblem())
                + text(event.getRawTopic())
                + text(event.getAnalysisProblem())
                + (event.getUsage() == null
                        ? 0
                        : FIXED_OF_USAGE + text(event.getUsage().getModel()))
                + (long) LONG * event.getIssues().size()
                + texts(event.getLabels())
                + texts(event.getReasons());
    }

    static long body(EnrichedEvent event) {
        return event.getBody().isEmpty() ? 0 : text(event.getBody());
    }

    static long files(EnrichedEvent event) {
        return event.getFiles().stream().mapToLong(EventSize::file).sum();
    }

    /** The analysis without its insights and risks. */
    static long analysis(EnrichedEvent event) {
        var analysis = event.getAnalysis();
        return analysis == null
                ? 0
                : FIXED_OF_ANALYSIS
                        + text(analysis.getModel())
                        + text(analysis.getLanguage())
                        + text(analysis.getType())
                        + text(analysis.getSummary())
                        + text(analysis.getScope())
                        + text(analysis.getAdvice())
                        + text(analysis.getPrompt());
    }

    /** The insights and risks of its analysis. */
    static long insights(EnrichedEvent event) {
        var analysis = event.getAnalysis();
        return analysis == null ? 0 : texts(analysis.getRisks()) + insights(analysis);
    }

    private static long insights(Analysis analysis) {
        return analysis.getInsights().stream()
                .mapToLong(insight -> text(insight.getAspect()) + text(insight.getText()))
                .sum();
    }

    static long text(@Nullable String text) {
        return text == null ? 0 : LENGTH + text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static long file(FileChange file) {
        return FIXED_PER_FILE
                + text(file.getPath())
                + text(file.getPreviousPath())
                + text(file.getStatus())
                + text(file.getPatch())
                + text(file.getOmitted());
    }

    private static long texts(List<String> texts) {
        return texts.stream().mapToLong(EventSize::text).sum();
    }
}
