package dev.courant.app.metrics;

import dev.courant.llm.LlmConfig;
import dev.courant.llm.Usage;
import dev.courant.llm.UsageMeter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/**
 * What models cost, since this process started: calls, tokens, and money where a price is
 * configured; by repository and model.
 *
 * <p>It counts what was paid, so that an event which a crash had analysed twice counts twice. A
 * model that is not configured is the empty name.
 */
final class LlmMeters implements UsageMeter {

    private final MeterRegistry registry;
    private final LlmConfig llm;
    private final BoundedRepos repos;

    LlmMeters(MeterRegistry registry, BoundedRepos repos, LlmConfig llm) {
        this.registry = registry;
        this.repos = repos;
        this.llm = llm;
    }

    @Override
    public void used(String repo, String model, Usage usage) {
        if (usage.calls() == 0) {
            return;
        }
        var tags =
                Tags.of(
                        "repo",
                        repos.label(repo),
                        "model",
                        llm.models().contains(model) ? model : "");
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
}
