package dev.courant.app.config;

import dev.courant.llm.LlmConfig;
import dev.courant.llm.Price;

import java.math.BigDecimal;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code courant.llm}.
 *
 * @param names all keys of the file
 */
record LlmKeys(Values values, Set<String> names) {

    private static final String INPUT = ".input";
    private static final String OUTPUT = ".output";

    /** Empty without models: then there is nobody to ask. */
    Optional<LlmConfig> toConfig() {
        var models = values.list("llm.models").toList();
        var baseUrl = values.uri("llm.base-url");
        if (models.isEmpty()) {
            if (baseUrl.isPresent()) {
                throw new UsageException(
                        "courant.llm.models is empty: name at least one model, or leave out"
                                + " courant.llm.");
            }
            return Optional.empty();
        }
        return Optional.of(
                checked(
                        baseUrl.orElseThrow(
                                () ->
                                        new UsageException(
                                                "courant.llm.base-url is missing: where are the"
                                                        + " models to be asked? For example"
                                                        + " https://openrouter.ai/api/v1.")),
                        models));
    }

    /**
     * Unless told otherwise, the models share the time that there is for one: an edition does not
     * wait until each in turn has said nothing.
     */
    private LlmConfig checked(URI baseUrl, List<String> models) {
        try {
            var config =
                    LlmConfig.of(baseUrl, values.secret("llm.api-key").map(Secret::value), models)
                            .withConcurrency(values.integer("llm.concurrency").orElse(32))
                            .withRequestsPerMinute(
                                    values.integer("llm.requests-per-minute").orElse(0))
                            .withTokensPerMinute(values.integer("llm.tokens-per-minute").orElse(0))
                            .withTokensPerDay(values.whole("llm.tokens-per-day").orElse(0L))
                            .withPrices(prices());
            return config.withTimeout(
                    values.duration("llm.timeout")
                            .orElse(config.timeout().dividedBy(models.size())));
        } catch (IllegalArgumentException e) {
            throw new UsageException("courant." + e.getMessage().replaceFirst("^llm: ", "llm."));
        }
    }

    private Map<String, Price> prices() {
        var prices = new HashMap<String, Price>();
        for (var name : names) {
            if (name.startsWith(KnownKeys.PRICES) && name.endsWith(INPUT)) {
                var key = name.substring("courant.".length(), name.length() - INPUT.length());
                var model = key.substring("llm.prices.".length()).replace("\"", "");
                prices.put(model, new Price(money(key + INPUT), money(key + OUTPUT)));
            }
        }
        return prices;
    }

    private BigDecimal money(String key) {
        return values.decimal(key)
                .orElseThrow(
                        () ->
                                new UsageException(
                                        "courant."
                                                + key
                                                + " is missing: a price has input and output, in"
                                                + " money per million tokens."));
    }
}
