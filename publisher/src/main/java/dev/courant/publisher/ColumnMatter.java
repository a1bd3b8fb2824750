package dev.courant.publisher;

import dev.courant.llm.DataBlock;
import dev.courant.llm.Tokens;
import dev.courant.schemas.EnrichedEvent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a model is shown of a day: for each repository how it stands, and its events, the weightiest
 * first, each with the token by which it can be cited. All of it stands in data blocks.
 */
final class ColumnMatter {

    private static final int TITLE_CHARS = 300;
    private static final int SUMMARY_CHARS = 500;

    private final Citations citations;

    ColumnMatter(List<RepoDay> repos) {
        this.citations = Citations.of(repos);
    }

    /** The first line about a week or a month, which the prompt takes for a day. */
    static String introduction(Span span) {
        return "These data are not of one day, but of the whole %s %s, from %s to %s: write about all of it.\n\n"
                .formatted(
                        span.period().name().toLowerCase(Locale.ROOT),
                        span,
                        span.first(),
                        span.last());
    }

    /**
     * One repository, whole or as far as the tokens reach.
     *
     * @param maxTokens of its events
     */
    String of(RepoDay repo, int maxTokens) {
        var lines = new ArrayList<String>();
        int left = maxTokens;
        for (var event : repo.events()) {
            String line = line(event);
            left -= Tokens.count(line);
            if (left < 0) {
                lines.add("(and %d more events)".formatted(repo.events().size() - lines.size()));
                break;
            }
            lines.add(line);
        }
        return block(repo, String.join("\n", lines));
    }

    /** One repository by what was made of it. */
    String briefly(RepoDay repo, String brief) {
        return block(repo, brief);
    }

    private static String block(RepoDay repo, String text) {
        return DataBlock.of("repository", heading(repo) + "\n" + text);
    }

    private static String heading(RepoDay repo) {
        var counts = repo.counts();
        return "%s: %s, %d commits, %d issues; %d high, %d medium, %d low"
                .formatted(
                        repo.name(),
                        state(repo),
                        counts.getCommits(),
                        counts.getIssues(),
                        counts.getHigh(),
                        counts.getMedium(),
                        counts.getLow());
    }

    private static String state(RepoDay repo) {
        return switch (repo.state()) {
            case OK -> "read whole";
            case QUIET -> "nothing happened";
            case FAILED -> "could not be read whole";
            case MISSING -> "had not arrived";
        };
    }

    private String line(EnrichedEvent event) {
        var analysis = event.getAnalysis();
        String said = analysis == null ? "" : " — " + cut(analysis.getSummary(), SUMMARY_CHARS);
        return "%s %s %d: %s%s"
                .formatted(
                        citations.token(event),
                        event.getLevel().name().toLowerCase(Locale.ROOT),
                        event.getScore(),
                        cut(event.getTitle(), TITLE_CHARS),
                        said);
    }

    private static String cut(String text, int max) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= max
                ? line
                : line.substring(0, line.offsetByCodePoints(0, max)) + "…";
    }
}
