package dev.courant.publisher;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.courant.llm.Price;
import dev.courant.llm.Usage;
import dev.courant.schemas.ModelUsage;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What asking models has cost, for programs.
 *
 * @param model {@code unknown} where several were asked in vain; null in a total
 * @param cost money, null if the price of a model is not known
 * @param models each model's share in a total, by name; null in such a share
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UsageJson(
        @Nullable String model,
        long calls,
        long promptTokens,
        long completionTokens,
        @Nullable BigDecimal cost,
        @Nullable List<UsageJson> models) {

    private static final int DECIMALS = 6;
    private static final String UNKNOWN = "unknown";

    static UsageJson of(ModelUsage usage) {
        return new UsageJson(
                name(usage),
                usage.getCalls(),
                usage.getPromptTokens(),
                usage.getCompletionTokens(),
                null,
                null);
    }

    /** The sum, and each model's share; null if no model was asked. */
    static @Nullable UsageJson total(Collection<ModelUsage> usages, Map<String, Price> prices) {
        if (usages.isEmpty()) {
            return null;
        }
        var shares = new TreeMap<String, UsageJson>();
        for (var usage : usages) {
            shares.merge(name(usage), of(usage), (a, b) -> sum(name(usage), a, b));
        }
        var models = shares.values().stream().map(share -> priced(share, prices)).toList();
        return models.stream()
                .reduce((a, b) -> sum(null, a, b))
                .map(sum -> sum.with(models))
                .orElse(null);
    }

    /** Where several were asked in vain, none is named. */
    private static String name(ModelUsage usage) {
        return usage.getModel().isBlank() ? UNKNOWN : usage.getModel();
    }

    private static UsageJson sum(@Nullable String model, UsageJson a, UsageJson b) {
        return new UsageJson(
                model,
                a.calls + b.calls,
                a.promptTokens + b.promptTokens,
                a.completionTokens + b.completionTokens,
                a.cost == null || b.cost == null ? null : a.cost.add(b.cost),
                null);
    }

    private static UsageJson priced(UsageJson share, Map<String, Price> prices) {
        return new UsageJson(
                share.model,
                share.calls,
                share.promptTokens,
                share.completionTokens,
                share.cost(prices),
                null);
    }

    /** What took no tokens costs nothing, whoever was asked. */
    private @Nullable BigDecimal cost(Map<String, Price> prices) {
        if (!prices.isEmpty() && promptTokens + completionTokens == 0) {
            return BigDecimal.ZERO;
        }
        var price = prices.get(model);
        return price == null
                ? null
                : price.of(new Usage(0, promptTokens, completionTokens))
                        .setScale(DECIMALS, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
    }

    private UsageJson with(List<UsageJson> shares) {
        return new UsageJson(null, calls, promptTokens, completionTokens, cost, shares);
    }
}
