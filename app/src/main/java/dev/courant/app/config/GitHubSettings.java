package dev.courant.app.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code courant.github}: how GitHub is reached.
 *
 * @param apiUrl base address of its REST API
 * @param token sent with each request; empty for anonymous reads, which get 60 requests an hour
 * @param pollInterval pause between two reads of a repository, 100 ms to 1 day
 */
public record GitHubSettings(URI apiUrl, Optional<Secret> token, Duration pollInterval) {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofDays(1);

    public GitHubSettings {
        if (!isBaseAddress(apiUrl)) {
            throw new UsageException(
                    "courant.github.api-url is '"
                            + Redaction.ofAddress(apiUrl.toString())
                            + "', but must be an http or https address without user, query and"
                            + " fragment, such as https://api.github.com.");
        }
        if (pollInterval.compareTo(SHORTEST) < 0 || pollInterval.compareTo(LONGEST) > 0) {
            throw new UsageException("courant.github.poll-interval must be from 100ms to 1d.");
        }
    }

    private static boolean isBaseAddress(URI url) {
        return ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }

    /** The same, read again after this pause at the latest. */
    public GitHubSettings polledWithin(Duration longest) {
        return new GitHubSettings(
                apiUrl, token, pollInterval.compareTo(longest) > 0 ? longest : pollInterval);
    }
}
