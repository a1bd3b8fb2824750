package dev.courant.publisher;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.courant.schemas.Analysis;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.FileChange;
import dev.courant.schemas.Level;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** An event of an edition, for programs. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventJson(
        String id,
        String kind,
        @Nullable String sha,
        @Nullable Long number,
        String title,
        String author,
        String url,
        String occurredAt,
        String level,
        int score,
        String scoredBy,
        List<String> reasons,
        int ruleScore,
        String ruleLevel,
        List<String> files,
        int fileCount,
        int additions,
        int deletions,
        boolean truncated,
        @Nullable Long pullRequest,
        @Nullable String type,
        @Nullable String scope,
        @Nullable String problem,
        @Nullable Judgement analysis,
        @Nullable String analysisProblem,
        @Nullable UsageJson usage) {

    /** What a model says. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Judgement(
            String model,
            String depth,
            int score,
            String level,
            @Nullable String type,
            String summary,
            @Nullable String scope,
            List<Aspect> insights,
            List<String> risks,
            @Nullable String advice) {

        static @Nullable Judgement of(@Nullable Analysis analysis) {
            return analysis == null
                    ? null
                    : new Judgement(
                            analysis.getModel(),
                            name(analysis.getDepth()),
                            analysis.getScore(),
                            name(analysis.getLevel()),
                            analysis.getType(),
                            analysis.getSummary(),
                            analysis.getScope(),
                            analysis.getInsights().stream()
                                    .map(one -> new Aspect(one.getAspect(), one.getText()))
                                    .toList(),
                            analysis.getRisks(),
                            analysis.getAdvice());
        }
    }

    /** What it says in one respect. */
    record Aspect(String aspect, String text) {}

    static EventJson of(EnrichedEvent event) {
        boolean issue = RepoDay.isIssue(event);
        return new EventJson(
                event.getId(),
                issue ? "issue" : "commit",
                issue ? null : event.getSha(),
                issue ? event.getNumber() : null,
                event.getTitle(),
                event.getAuthor(),
                Links.page(event),
                event.getOccurredAt().toString(),
                name(event.getLevel()),
                event.getScore(),
                event.getScoredBy(),
                event.getReasons(),
                AnalysisText.ruleScore(event),
                name(AnalysisText.ruleLevel(event)),
                event.getFiles().stream().map(FileChange::getPath).toList(),
                FileText.count(event),
                event.getAdditions(),
                event.getDeletions(),
                event.getTruncated(),
                event.getPullRequest(),
                event.getType(),
                event.getScope(),
                event.getProblem(),
                Judgement.of(Analyses.shown(event)),
                Analyses.problem(event),
                event.getUsage() == null ? null : UsageJson.of(event.getUsage()));
    }

    private static String name(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
