package dev.courant.app.metrics;

import dev.courant.llm.LlmConfig;
import dev.courant.llm.Usage;
import dev.courant.llm.UsageMeter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

import java.util.HashSet;
import java.util.Set;

/**
 * What models cost, since this process started: calls, tokens, and money where a price is
 * configured; by repository and model.
 *
 * <p>It counts what was paid, so that an event which a crash had analysed twice counts twice. At
 * most 1,000 repositories have a name of their own, those after them are {@code other}; a model
 * that is not configured is the empty name.
 */
final class LlmMeters implements UsageMeter {

    static final int MAX_REPOS = 1_000;
    static final String OTHER = "other";

    private final MeterRegistry registry;
    private final LlmConfig llm;
    private final Set<String> repos = new HashSet<>();

    LlmMeters(MeterRegistry registry, LlmConfig llm) {
        this.registry = registry;
        this.llm = llm;
    }

    @Override
    public void used(String repo, String model, Usage usage) {
        if (usage.calls() == 0) {
            return;
        }
        var tags =
                Tags.of("repo", bounded(repo), "model", llm.models().contains(model) ? model : "");
        calls(tags).increment(usage.calls());
        tokens(tags, "prompt").increment((double) usage.promptTokens());
        tokens(tags, "completion").increment((double) usage.completionTokens());
        llm.cost(model, usage).ifPresent(money -> cost(tags).increment(money.doubleValue()));
    }

    private Counter calls(Tags tags) {
        return Counter.builder("courant.llm.calls")
                .description("Requests that were sent to models, whatever came of them")
                .tags(tags)
                .register(registry);
    }

    private Counter tokens(Tags tags, String direction) {
        return Counter.builder("courant.llm.tokens")
                .description("Tokens that models have read (prompt) and written (completion)")
                .tags(tags.and("direction", direction))
                .register(registry);
    }

    private Counter cost(Tags tags) {
        return Counter.builder("courant.llm.cost")
                .description("Money, by courant.llm.prices")
                .tags(tags)
                .register(registry);
    }

    private synchronized String bounded(String repo) {
        if (repos.size() < MAX_REPOS) {
            repos.add(repo);
        }
        return repos.contains(repo) ? repo : OTHER;
    }
}
