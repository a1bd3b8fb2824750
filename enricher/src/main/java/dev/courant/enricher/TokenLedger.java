package dev.courant.enricher;

import dev.courant.llm.TokenBudget;
import dev.courant.schemas.ModelUsage;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What this task has spent of a day's tokens, so that a restart does not forget it: the budget
 * itself lives in the client, which all tasks of the process share. Owner: one stream thread.
 */
final class TokenLedger implements AutoCloseable {

    /** UTC day to the tokens that this task spent; only the latest day is kept. */
    static final String STORE = "enricher-tokens";

    private final TokenBudget budget;
    private final KeyValueStore<String, Long> spent;

    private TokenLedger(TokenBudget budget, KeyValueStore<String, Long> spent) {
        this.budget = budget;
        this.spent = spent;
    }

    static TokenLedger open(ProcessorContext<?, ?> context, TokenBudget budget) {
        var ledger = new TokenLedger(budget, context.getStateStore(STORE));
        ledger.forEachDay(budget::restored);
        return ledger;
    }

    void add(@Nullable ModelUsage usage, long now) {
        if (usage == null || usage.getCalls() == 0) {
            return;
        }
        var day = LocalDate.ofInstant(Instant.ofEpochMilli(now), ZoneOffset.UTC);
        forEachDay((known, tokens) -> drop(known, day));
        Long before = spent.get(day.toString());
        long tokens = usage.getPromptTokens() + usage.getCompletionTokens();
        spent.put(day.toString(), (before == null ? 0 : before) + tokens);
    }

    private void drop(LocalDate known, LocalDate today) {
        if (known.isBefore(today)) {
            spent.delete(known.toString());
        }
    }

    private interface Day {
        void is(LocalDate day, long tokens);
    }

    private void forEachDay(Day day) {
        try (var all = spent.all()) {
            all.forEachRemaining(entry -> day.is(LocalDate.parse(entry.key), entry.value));
        }
    }

    /** The task leaves this process, and takes along what it spent. */
    @Override
    public void close() {
        forEachDay(budget::returned);
    }
}
