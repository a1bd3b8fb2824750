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
import java.util.Locale;
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
            @Nullable String period,
            @Nullable String name,
            @Nullable String through,
            String title,
            String zone,
            int revision,
            boolean complete,
            @Nullable String summary,
            @Nullable String outlook,
            @Nullable String proseBy,
            @Nullable String proseProblem,
            @Nullable UsageJson usage,
            @Nullable List<Day> days,
            List<Repo> repos) {}

    /** A day of a week or a month; without an edition it has but its date. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Day(
            String date,
            @Nullable Integer revision,
            @Nullable Boolean complete,
            @Nullable Counts counts) {}

    private record Repo(
            String name,
            String status,
            @Nullable String reason,
            Counts counts,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UsageJson usage,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer more,
            List<EventJson> events) {}

    private record Counts(int commits, int issues, int high, int medium, int low) {}

    String render(EditionContent content) {
        return written(
                paper(
                        content,
                        null,
                        UsageJson.total(usages(content), config.prices()),
                        content.repos().stream().map(this::repo).toList()));
    }

    /**
     * Of a week or a month: what its own text has cost, since its days tell of the rest, and of
     * each repository how many events there are beside those that are listed.
     */
    String render(PeriodContent content) {
        var merged = content.merged();
        var usage = Stream.ofNullable(merged.prose().usage()).toList();
        return written(
                paper(
                        merged,
                        content,
                        UsageJson.total(usage, config.prices()),
                        merged.repos().stream().map(this::repoOfDays).toList()));
    }

    private static String written(Paper paper) {
        try {
            return WRITER.writeValueAsString(paper) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "Cannot write the edition of " + paper.date() + " as JSON", e);
        }
    }

    private Paper paper(
            EditionContent content,
            @Nullable PeriodContent period,
            @Nullable UsageJson usage,
            List<Repo> parts) {
        var prose = content.prose();
        var cited = new CitedText(words, Citations.of(content.repos()));
        return new Paper(
                content.day().toString(),
                period == null ? null : period.span().period().name().toLowerCase(Locale.ROOT),
                period == null ? null : period.span().toString(),
                period == null ? null : period.span().last().toString(),
                config.title(),
                config.zone().getId(),
                content.revision(),
                period == null ? content.complete() : period.complete(),
                prose.summary() == null ? null : cited.plain(prose.summary()),
                prose.outlook() == null ? null : cited.plain(prose.outlook()),
                prose.by(),
                prose.problem(),
                usage,
                period == null ? null : period.days().stream().map(EditionJson::day).toList(),
                parts);
    }

    private static Day day(PeriodContent.Day day) {
        var edition = day.edition();
        var counts = day.counts();
        return new Day(
                day.date().toString(),
                edition == null ? null : edition.getRevision(),
                edition == null ? null : edition.getComplete(),
                counts == null ? null : counts(counts));
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
        return repo(repo, UsageJson.total(usages(repo), config.prices()), null);
    }

    private Repo repoOfDays(RepoDay repo) {
        return repo(repo, null, PeriodContent.others(repo, repo.events().size()));
    }

    private Repo repo(RepoDay repo, @Nullable UsageJson usage, @Nullable Integer more) {
        return new Repo(
                repo.name(),
                switch (repo.state()) {
                    case OK -> "ok";
                    case QUIET -> "quiet";
                    case FAILED, MISSING -> "failed";
                },
                repos.plainReason(repo),
                counts(repo.counts()),
                usage,
                more,
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
