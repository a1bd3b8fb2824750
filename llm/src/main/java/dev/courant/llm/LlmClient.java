package dev.courant.llm;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Asks models for JSON. Blocking: call it on virtual threads. Safe for use by many threads; one
 * instance shares its connections, its limits, its budget and what it knows of the models among
 * them.
 *
 * <p>Models are asked in the configured order until one gives an answer that keeps the question's
 * schema and rules. Beyond that nothing is retried here, and nothing waits but for our own limits
 * and budget, 10 s at most each; so a call ends within its requests' timeouts. Once a model has
 * asked for a pause, nothing is sent to it before that is over.
 */
public final class LlmClient implements AutoCloseable {

    private static final Comparator<LlmException> MOST_HOPE =
            Comparator.comparingInt(LlmClient::despair).thenComparing(LlmClient::retryAt);

    private final LlmConfig config;
    private final List<Model> models;
    private final Exchange exchange;
    private final Dialogue dialogue;

    /**
     * @param clock ours: it tells when a pause is over, and which day's tokens are spent
     */
    public LlmClient(LlmConfig config, InstantSource clock) {
        this(config, clock, Patience.USUAL);
    }

    LlmClient(LlmConfig config, InstantSource clock, Patience patience) {
        this.config = config;
        this.models = models(config.models(), patience);
        this.exchange = new Exchange(config, clock, patience);
        this.dialogue = new Dialogue(exchange);
    }

    /**
     * @throws LlmException when no model has an answer to give; of several reasons, the one that
     *     leaves most hope
     */
    public <T> Completion<T> ask(Question<T> question) {
        Tally tally = new Tally();
        try {
            return ask(question, tally);
        } catch (Halt halt) {
            throw halt.failure().after(tally.sum());
        } catch (LlmException e) {
            throw e.after(tally.sum());
        }
    }

    /** The day's tokens, of all questions to this client. */
    public TokenBudget budget() {
        return exchange.budget();
    }

    public LlmConfig config() {
        return config;
    }

    /** What each model has cost since this client was made, in the configured order. */
    public Map<String, Usage> usage() {
        Map<String, Usage> usage = new LinkedHashMap<>();
        models.forEach(model -> usage.put(model.name(), model.usage()));
        return usage;
    }

    /** Ends calls under way: they are {@link LlmException.Unavailable}. */
    @Override
    public void close() {
        exchange.close();
    }

    /** For tests. */
    Model model(int index) {
        return models.get(index);
    }

    private <T> Completion<T> ask(Question<T> question, Tally tally) {
        List<LlmException> failures = new ArrayList<>();
        for (Model model : models) {
            try {
                return dialogue.with(model, question, tally);
            } catch (LlmException e) {
                failures.add(e);
            }
        }
        throw failures.stream().min(MOST_HOPE).orElseThrow();
    }

    private static int despair(LlmException failure) {
        return switch (failure) {
            case LlmException.RateLimited limited -> 0;
            case LlmException.Unavailable unavailable -> 1;
            case LlmException.BadAnswer bad -> 2;
            case LlmException.Refused refused -> 3;
            case LlmException.OverBudget spent -> 4;
        };
    }

    private static Instant retryAt(LlmException failure) {
        return failure instanceof LlmException.RateLimited limited
                ? limited.retryAt()
                : Instant.EPOCH;
    }

    private static List<Model> models(List<String> names, Patience patience) {
        return IntStream.range(0, names.size())
                .mapToObj(
                        i ->
                                new Model(
                                        names.get(i),
                                        label(i, names.size()),
                                        patience.breakerDelay()))
                .toList();
    }

    private static String label(int index, int count) {
        return count == 1 ? "The model" : "Model " + (index + 1) + " of " + count;
    }
}
