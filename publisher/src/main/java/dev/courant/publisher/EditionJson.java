package dev.courant.publisher;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

import dev.courant.schemas.DayCounts;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.FileChange;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/**
 * An edition for programs. Its text is as the repositories have it: whoever shows it has to escape
 * it.
 */
final class EditionJson {

    private static final ObjectWriter WRITER = writer();

    private final PublisherConfig config;
    private final RepoText repos;

    EditionJson(PublisherConfig config, Words words) {
        this.config = config;
        this.repos = new RepoText(words, new EventText(words, config.zone()));
    }

    private record Paper(
            String date,
            String title,
            String zone,
            int revision,
            boolean complete,
            List<Repo> repos) {}

    private record Repo(
            String name,
            String status,
            @Nullable String reason,
            Counts counts,
            List<Event> events) {}

    private record Counts(int commits, int issues, int high, int medium, int low) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Event(
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
            List<String> files,
            int fileCount,
            int additions,
            int deletions,
            boolean truncated,
            @Nullable Long pullRequest,
            @Nullable String type,
            @Nullable String scope,
            @Nullable String problem) {}

    String render(EditionContent content) {
        var paper =
                new Paper(
                        content.day().toString(),
                        config.title(),
                        config.zone().getId(),
                        content.revision(),
                        content.complete(),
                        content.repos().stream().map(this::repo).toList());
        try {
            return WRITER.writeValueAsString(paper) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "Cannot write the edition of " + content.day() + " as JSON", e);
        }
    }

    private Repo repo(RepoDay repo) {
        return new Repo(
                repo.name(),
                switch (repo.state()) {
                    case OK -> "ok";
                    case QUIET -> "quiet";
                    case FAILED, MISSING -> "failed";
                },
                repos.plainReason(repo),
                counts(repo.counts()),
                repo.events().stream().map(EditionJson::event).toList());
    }

    private static Counts counts(DayCounts counts) {
        return new Counts(
                counts.getCommits(),
                counts.getIssues(),
                counts.getHigh(),
                counts.getMedium(),
                counts.getLow());
    }

    private static Event event(EnrichedEvent event) {
        boolean issue = RepoDay.isIssue(event);
        return new Event(
                event.getId(),
                issue ? "issue" : "commit",
                issue ? null : event.getSha(),
                issue ? event.getNumber() : null,
                event.getTitle(),
                event.getAuthor(),
                Links.page(event),
                event.getOccurredAt().toString(),
                event.getLevel().name().toLowerCase(Locale.ROOT),
                event.getScore(),
                event.getScoredBy(),
                event.getReasons(),
                event.getFiles().stream().map(FileChange::getPath).toList(),
                FileText.count(event),
                event.getAdditions(),
                event.getDeletions(),
                event.getTruncated(),
                event.getPullRequest(),
                event.getType(),
                event.getScope(),
                event.getProblem());
    }

    private static ObjectWriter writer() {
        var indenter = new DefaultIndenter("  ", "\n");
        var separators =
                Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator("");
        return new ObjectMapper()
                .writer(
                        new DefaultPrettyPrinter(separators)
                                .withObjectIndenter(indenter)
                                .withArrayIndenter(indenter));
    }
}
