package dev.courant.app.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code courant.github}: how GitHub is reached.
 *
 * @param apiUrl base address of its REST API
 * @param token sent with each request; empty for anonymous reads, which get 60 requests an hour
 * @param pollInterval pause between two reads of a repository, at least a second
 */
public record GitHubSettings(URI apiUrl, Optional<Secret> token, Duration pollInterval) {

    public GitHubSettings {
        if (apiUrl.getHost() == null
                || !("https".equals(apiUrl.getScheme()) || "http".equals(apiUrl.getScheme()))) {
            throw new UsageException(
                    "courant.github.api-url is '"
                            + apiUrl
                            + "', but must be an http or https address, such as"
                            + " https://api.github.com.");
        }
        if (pollInterval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new UsageException("courant.github.poll-interval must be at least 1s.");
        }
    }
}
