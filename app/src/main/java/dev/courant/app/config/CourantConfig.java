package dev.courant.app.config;

import dev.courant.llm.LlmConfig;
import dev.courant.schemas.Topics;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All of {@code courant:}, checked.
 *
 * @param edition the paper that every deployment has
 * @param others further papers; nothing is in the name of two
 * @param github where the events come from
 * @param repos what is watched, in the paper's order
 * @param llm the models that are asked; empty if none are configured: then rules alone rank
 * @param kafka brokers and registry
 * @param store where reports are written
 * @param metrics where they can be read
 * @param logs how a process tells what it does
 * @param channels who is told of editions and events
 * @param warnings what is set, but does nothing
 */
public record CourantConfig(
        EditionSettings edition,
        List<EditionSettings> others,
        GitHubSettings github,
        List<RepoSettings> repos,
        Optional<LlmConfig> llm,
        KafkaSettings kafka,
        StoreSettings store,
        MetricsSettings metrics,
        LogFormat logs,
        List<ChannelSettings> channels,
        List<String> warnings) {

    public CourantConfig {
        others = List.copyOf(others);
        repos = List.copyOf(repos);
        channels = List.copyOf(channels);
        warnings = List.copyOf(warnings);
        var seen = new HashSet<String>();
        for (var repo : repos) {
            if (!seen.add(repo.name().toLowerCase(Locale.ROOT))) {
                throw new UsageException(
                        "courant.repos: " + repo.name() + " is there twice: leave one out.");
            }
        }
        requirePapers(others, seen);
        requireChannels(papers(edition, others), channels);
    }

    private static void requirePapers(List<EditionSettings> others, Set<String> watched) {
        var names = new HashSet<String>();
        for (var paper : others) {
            if (!names.add(paper.name())) {
                throw new UsageException(
                        "courant.editions: " + paper.name() + " is there twice: rename one.");
            }
            for (var repo : paper.repos()) {
                if (!watched.contains(repo.toLowerCase(Locale.ROOT))) {
                    throw new UsageException(
                            "courant.editions: %s is about %s, which courant.repos does not have."
                                    .formatted(paper.name(), repo));
                }
            }
        }
    }

    private static void requireChannels(
            List<EditionSettings> papers, List<ChannelSettings> channels) {
        var known = channels.stream().map(ChannelSettings::name).collect(Collectors.toSet());
        for (var paper : papers) {
            for (var name : paper.channels().orElse(List.of())) {
                if (!known.contains(name)) {
                    throw new UsageException(
                            "courant.edition%s.notify names %s, which is no channel of courant.notify that is switched on."
                                    .formatted(
                                            paper.name().isEmpty() ? "" : "s[" + paper.name() + "]",
                                            name));
                }
            }
        }
    }

    /** All papers, the one that every deployment has first. */
    public List<EditionSettings> papers() {
        return papers(edition, others);
    }

    private static List<EditionSettings> papers(
            EditionSettings first, List<EditionSettings> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    /**
     * Who is told of a paper: whom it names. Else, of the first paper, who is named by no other; of
     * another one, nobody.
     */
    public List<ChannelSettings> channelsOf(EditionSettings paper) {
        if (paper.channels().isPresent()) {
            var names = paper.channels().get();
            return channels.stream().filter(channel -> names.contains(channel.name())).toList();
        }
        if (!paper.name().isEmpty()) {
            return List.of();
        }
        var elsewhere =
                others.stream()
                        .flatMap(other -> other.channels().stream())
                        .flatMap(List::stream)
                        .collect(Collectors.toSet());
        return channels.stream().filter(channel -> !elsewhere.contains(channel.name())).toList();
    }

    /** The same, with nobody who is told of anything. */
    public CourantConfig withoutChannels() {
        return new CourantConfig(
                edition.quietly(),
                others.stream().map(EditionSettings::quietly).toList(),
                github,
                repos,
                llm,
                kafka,
                store,
                metrics,
                logs,
                List.of(),
                warnings);
    }

    /** The topics of a paper. */
    public Topics topics(EditionSettings paper) {
        var first = new Topics(kafka.topicPrefix());
        return paper.name().isEmpty() ? first : first.of(paper.name(), hasOwnDays(paper));
    }

    /** Whether other midnights bound a paper's days than the first paper's. */
    public boolean hasOwnDays(EditionSettings paper) {
        return !paper.zone().getRules().equals(edition.zone().getRules());
    }

    /** The names of the repositories that a paper is about, in their order here. */
    public List<String> reposOf(EditionSettings paper) {
        return repos.stream()
                .map(RepoSettings::name)
                .filter(repo -> paper.repos().isEmpty() || paper.repos().contains(repo))
                .toList();
    }

    /**
     * The same, for a command that cannot do without repositories.
     *
     * @throws UsageException if there is nothing to watch
     */
    public CourantConfig requireRepos() {
        if (repos.isEmpty()) {
            throw new UsageException(
                    "courant.repos is empty: name at least one repository, as in repos:"
                            + " [vllm-project/vllm].");
        }
        return this;
    }

    /** The same with papers that wait for nobody who failed. */
    public CourantConfig atOnce() {
        return new CourantConfig(
                edition.atOnce(),
                others.stream().map(EditionSettings::atOnce).toList(),
                github,
                repos,
                llm,
                kafka,
                store,
                metrics,
                logs,
                channels,
                warnings);
    }

    /** The same with one paper alone. */
    public CourantConfig withEdition(EditionSettings only) {
        return new CourantConfig(
                only, List.of(), github, repos, llm, kafka, store, metrics, logs, channels,
                warnings);
    }

    public CourantConfig withKafka(KafkaSettings other) {
        return new CourantConfig(
                edition, others, github, repos, llm, other, store, metrics, logs, channels,
                warnings);
    }

    public CourantConfig withGithub(GitHubSettings other) {
        return new CourantConfig(
                edition, others, other, repos, llm, kafka, store, metrics, logs, channels,
                warnings);
    }

    /** The same, with reports written somewhere else. */
    public CourantConfig withStore(Path directory) {
        return new CourantConfig(
                edition,
                others,
                github,
                repos,
                llm,
                kafka,
                StoreSettings.in(directory),
                metrics,
                logs,
                channels,
                warnings);
    }

    /** The same, with nobody to ask. */
    public CourantConfig withoutModels() {
        return new CourantConfig(
                edition,
                others,
                github,
                repos,
                Optional.empty(),
                kafka,
                store,
                metrics,
                logs,
                channels,
                warnings);
    }

    /** For a command that comes and goes: it must not dispute the port of one that stays. */
    public CourantConfig withoutMetrics() {
        return new CourantConfig(
                edition,
                others,
                github,
                repos,
                llm,
                kafka,
                store,
                MetricsSettings.OFF,
                logs,
                channels,
                warnings);
    }
}
