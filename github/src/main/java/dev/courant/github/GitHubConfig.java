package dev.courant.github;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How GitHub is reached.
 *
 * @param apiUrl base address of the REST API, without a trailing slash; {@code
 *     https://api.github.com} unless it is an Enterprise server or a simulator
 * @param token sent as a bearer token; empty for anonymous reads, which get 60 requests an hour
 * @param timeout of one request from start to last byte
 * @param maxResponseBytes a longer answer is refused, so that no answer can fill the memory
 */
public record GitHubConfig(
        URI apiUrl, Optional<String> token, Duration timeout, long maxResponseBytes) {

    /** 30 s and 32 MiB. */
    public static GitHubConfig of(URI apiUrl, Optional<String> token) {
        return new GitHubConfig(apiUrl, token, Duration.ofSeconds(30), 32L << 20);
    }

    /** Never the token: configurations end up in logs. */
    @Override
    public String toString() {
        return "GitHubConfig[apiUrl="
                + apiUrl
                + ", token="
                + (token.isPresent() ? "set" : "none")
                + "]";
    }
}
