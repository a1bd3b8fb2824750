package dev.courant.llm;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a model is reached, and at what cost at most. The limits are those of this client, all models
 * together.
 *
 * @param baseUrl of the API, such as {@code https://openrouter.ai/api/v1}
 * @param apiKey sent as a bearer token; none for most servers on one's own machine
 * @param models by the server's names; the first that answers is taken. 1 to 20
 * @param timeout of one request, from start to last byte; 45 s unless told
 * @param concurrency how many questions callers may ask at a time: the size of their pool, not
 *     enforced here. 1 to 1024, 32 unless told
 * @param requestsPerMinute 0 for no limit
 * @param tokensPerMinute prompts, and the most that answers may have; 0 for no limit
 * @param tokensPerDay of UTC; 0 for no limit
 * @param prices by model; for those that are not in it, no cost is known
 */
public record LlmConfig(
        URI baseUrl,
        Optional<ApiKey> apiKey,
        List<String> models,
        Duration timeout,
        int concurrency,
        int requestsPerMinute,
        int tokensPerMinute,
        long tokensPerDay,
        Map<String, Price> prices) {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(45);
    private static final int DEFAULT_CONCURRENCY = 32;
    private static final int MAX_CONCURRENCY = 1024;
    private static final int MAX_MODELS = 20;
    private static final int MAX_REQUESTS_PER_MINUTE = 1_000_000;
    private static final int MAX_TOKENS_PER_MINUTE = 1_000_000_000;

    /**
     * @throws IllegalArgumentException naming the key that is wrong, and never its value: it may
     *     hold a secret
     */
    public LlmConfig {
        models = models.stream().map(String::strip).toList();
        prices = Map.copyOf(prices);
        require(
                isBaseAddress(baseUrl),
                "base-url must be an http or https address without user, query or fragment");
        require(
                !models.isEmpty() && models.size() <= MAX_MODELS,
                "models must name 1 to " + MAX_MODELS);
        require(models.stream().allMatch(LlmConfig::isName), "models holds what is no name");
        require(new HashSet<>(models).size() == models.size(), "models names one twice");
        require(timeout.isPositive(), "timeout must be longer than zero");
        require(
                concurrency >= 1 && concurrency <= MAX_CONCURRENCY,
                "concurrency must be 1 to " + MAX_CONCURRENCY);
        require(
                requestsPerMinute >= 0 && requestsPerMinute <= MAX_REQUESTS_PER_MINUTE,
                "requests-per-minute must be 0 (no limit) to " + MAX_REQUESTS_PER_MINUTE);
        require(
                tokensPerMinute >= 0 && tokensPerMinute <= MAX_TOKENS_PER_MINUTE,
                "tokens-per-minute must be 0 (no limit) to " + MAX_TOKENS_PER_MINUTE);
        require(tokensPerDay >= 0, "tokens-per-day must be 0 (no limit) or more");
        require(
                models.containsAll(prices.keySet()),
                "prices has a model that models does not name");
    }

    /** 45 s, 32 at a time, no limits, no prices. */
    public static LlmConfig of(URI baseUrl, Optional<String> apiKey, List<String> models) {
        return new LlmConfig(
                baseUrl,
                apiKey.flatMap(ApiKey::of),
                models,
                DEFAULT_TIMEOUT,
                DEFAULT_CONCURRENCY,
                0,
                0,
                0,
                Map.of());
    }

    public LlmConfig withTimeout(Duration value) {
        return new LlmConfig(
                baseUrl,
                apiKey,
                models,
                value,
                concurrency,
                requestsPerMinute,
                tokensPerMinute,
                tokensPerDay,
                prices);
    }

    public LlmConfig withConcurrency(int value) {
        return new LlmConfig(
                baseUrl,
                apiKey,
                models,
                timeout,
                value,
                requestsPerMinute,
                tokensPerMinute,
                tokensPerDay,
                prices);
    }

    public LlmConfig withRequestsPerMinute(int value) {
        return new LlmConfig(
                baseUrl,
                apiKey,
                models,
                timeout,
                concurrency,
                value,
                tokensPerMinute,
                tokensPerDay,
                prices);
    }

    public LlmConfig withTokensPerMinute(int value) {
        return new LlmConfig(
                baseUrl,
                apiKey,
                models,
                timeout,
                concurrency,
                requestsPerMinute,
                value,
                tokensPerDay,
                prices);
    }

    public LlmConfig withTokensPerDay(long value) {
        return new LlmConfig(
                baseUrl,
                apiKey,
                models,
                timeout,
                concurrency,
                requestsPerMinute,
                tokensPerMinute,
                value,
                prices);
    }

    public LlmConfig withPrices(Map<String, Price> value) {
        return new LlmConfig(
                baseUrl,
                apiKey,
                models,
                timeout,
                concurrency,
                requestsPerMinute,
                tokensPerMinute,
                tokensPerDay,
                value);
    }

    /** What a usage of one model costs; empty if its price is not known. */
    public Optional<BigDecimal> cost(String model, Usage usage) {
        return Optional.ofNullable(prices.get(model)).map(price -> price.of(usage));
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

    private static boolean isName(String model) {
        return !model.isEmpty() && model.chars().noneMatch(Character::isISOControl);
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("llm: " + problem + ".");
        }
    }
}
