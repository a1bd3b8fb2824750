package dev.courant.github;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How GitHub is reached.
 *
 * @param apiUrl base address of the REST API, without a trailing slash; {@code
 *     https://api.github.com} unless it is an Enterprise server or a simulator
 * @param token sent as a bearer token; empty (or blank) for anonymous reads, which get 60 requests
 *     an hour
 * @param timeout of one request from start to last byte
 * @param maxResponseBytes a longer answer is refused, so that no answer can fill the memory; 1 byte
 *     to 1 GiB
 */
public record GitHubConfig(
        URI apiUrl, Optional<String> token, Duration timeout, long maxResponseBytes) {

    private static final long MAX_RESPONSE_BYTES = 1L << 30;

    /**
     * @throws IllegalArgumentException naming the key that is wrong, and never its value: it may
     *     hold a secret
     */
    public GitHubConfig {
        require(
                isBaseAddress(apiUrl),
                "api-url must be an http or https address without user, query or fragment");
        token = token.map(String::strip).filter(value -> !value.isEmpty());
        require(
                token.stream().allMatch(GitHubConfig::isHeaderText),
                "token holds a character that no token has");
        require(timeout.isPositive(), "timeout must be longer than zero");
        require(
                maxResponseBytes >= 1 && maxResponseBytes <= MAX_RESPONSE_BYTES,
                "max-response-bytes must be 1 to " + MAX_RESPONSE_BYTES);
    }

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

    private static boolean isBaseAddress(URI uri) {
        boolean http =
                "https".equalsIgnoreCase(uri.getScheme())
                        || "http".equalsIgnoreCase(uri.getScheme());
        boolean bare =
                uri.getRawUserInfo() == null
                        && uri.getRawQuery() == null
                        && uri.getRawFragment() == null;
        return http && bare && uri.getHost() != null;
    }

    private static boolean isHeaderText(String token) {
        return token.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("github: " + problem + ".");
        }
    }
}
