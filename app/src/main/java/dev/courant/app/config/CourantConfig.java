package dev.courant.app.config;

import dev.courant.llm.LlmConfig;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * All of {@code courant:}, checked.
 *
 * @param edition the paper
 * @param github where the events come from
 * @param repos what is watched, in the paper's order
 * @param llm the models that are asked; empty if none are configured: then rules alone rank
 * @param kafka brokers and registry
 * @param storeUrl where reports are written, {@code file:} and a directory
 * @param metrics where they can be read
 * @param unused sections that are set, but that this release does nothing with
 */
public record CourantConfig(
        EditionSettings edition,
        GitHubSettings github,
        List<RepoSettings> repos,
        Optional<LlmConfig> llm,
        KafkaSettings kafka,
        URI storeUrl,
        MetricsSettings metrics,
        List<String> unused) {

    public CourantConfig {
        repos = List.copyOf(repos);
        unused = List.copyOf(unused);
        var seen = new HashSet<String>();
        for (var repo : repos) {
            if (!seen.add(repo.name().toLowerCase(Locale.ROOT))) {
                throw new UsageException(
                        "courant.repos: " + repo.name() + " is there twice: leave one out.");
            }
        }
        if (!"file".equals(storeUrl.getScheme())) {
            throw new UsageException(
                    "courant.store.url is '"
                            + storeUrl
                            + "', but must be file: and a directory, as in file:reports.");
        }
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

    /** Where reports are written, by the current directory. */
    public Path storeDirectory() {
        var path = storeUrl.isOpaque() ? storeUrl.getSchemeSpecificPart() : storeUrl.getPath();
        return Path.of(path).toAbsolutePath().normalize();
    }

    public CourantConfig withEdition(EditionSettings other) {
        return new CourantConfig(other, github, repos, llm, kafka, storeUrl, metrics, unused);
    }

    public CourantConfig withKafka(KafkaSettings other) {
        return new CourantConfig(edition, github, repos, llm, other, storeUrl, metrics, unused);
    }

    public CourantConfig withGithub(GitHubSettings other) {
        return new CourantConfig(edition, other, repos, llm, kafka, storeUrl, metrics, unused);
    }

    /** The same, with reports written somewhere else. */
    public CourantConfig withStore(Path directory) {
        return new CourantConfig(
                edition, github, repos, llm, kafka, directory.toUri(), metrics, unused);
    }

    /** The same, with nobody to ask. */
    public CourantConfig withoutModels() {
        return new CourantConfig(
                edition, github, repos, Optional.empty(), kafka, storeUrl, metrics, unused);
    }

    /** For a command that comes and goes: it must not dispute the port of one that stays. */
    public CourantConfig withoutMetrics() {
        return new CourantConfig(
                edition, github, repos, llm, kafka, storeUrl, MetricsSettings.OFF, unused);
    }
}
