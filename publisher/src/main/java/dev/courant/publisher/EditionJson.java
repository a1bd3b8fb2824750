package dev.courant.publisher;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

import dev.courant.schemas.DayCounts;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.ModelUsage;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * An edition for programs. Its text is as the repositories and the models have it: whoever shows it
 * has to escape it.
 */
final class EditionJson {

    private static final ObjectWriter WRITER = writer();

    private final PublisherConfig config;
    private final Words words;
    private final RepoText repos;

    EditionJson(PublisherConfig config, Words words) {
        this.config = config;
        this.words = words;
        this.repos = new RepoText(words, new EventText(words, config.zone()));
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Paper(
            String date,
            String title,
            String zone,
            int revision,
            boolean complete,
            @Nullable String summary,
            @Nullable String outlook,
            @Nullable String proseBy,
            @Nullable String proseProblem,
            @Nullable UsageJson usage,
            List<Repo> repos) {}

    private record Repo(
            String name,
            String status,
            @Nullable String reason,
            Counts counts,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UsageJson usage,
            List<EventJson> events) {}

    private record Counts(int commits, int issues, int high, int medium, int low) {}

    String render(EditionContent content) {
        try {
            return WRITER.writeValueAsString(paper(content)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "Cannot write the edition of " + content.day() + " as JSON", e);
        }
    }

    private Paper paper(EditionContent content) {
        var prose = content.prose();
        var cited = new CitedText(words, Citations.of(content.repos()));
        return new Paper(
                content.day().toString(),
                config.title(),
                config.zone().getId(),
                content.revision(),
                content.complete(),
                prose.summary() == null ? null : cited.plain(prose.summary()),
                prose.outlook() == null ? null : cited.plain(prose.outlook()),
                prose.by(),
                prose.problem(),
                UsageJson.total(usages(content), config.prices()),
                content.repos().stream().map(this::repo).toList());
    }

    /** Of all events, and of what was written about the day. */
    private static List<ModelUsage> usages(EditionContent content) {
        return Stream.concat(
                        content.repos().stream().flatMap(repo -> usages(repo).stream()),
                        Stream.ofNullable(content.prose().usage()))
                .toList();
    }

    private static List<ModelUsage> usages(RepoDay repo) {
        return repo.events().stream()
                .map(EnrichedEvent::getUsage)
                .filter(Objects::nonNull)
                .toList();
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
                UsageJson.total(usages(repo), config.prices()),
                repo.events().stream().map(EventJson::of).toList());
    }

    private static Counts counts(DayCounts counts) {
        return new Counts(
                counts.getCommits(),
                counts.getIssues(),
                counts.getHigh(),
                counts.getMedium(),
                counts.getLow());
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
                                .withArrayIndenter(indenter))
                .with(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
    }
}
