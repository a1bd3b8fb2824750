package dev.courant.llm;

import java.time.Duration;
import java.time.InstantSource;

/**
 * One request: sent when budget, limits and model allow it, and booked, whatever comes of it. One
 * per client, used by many threads.
 */
final class Exchange implements AutoCloseable {

    private final InstantSource clock;
    private final Patience patience;
    private final Limits limits;
    private final TokenBudget budget;
    private final Transport transport;

    Exchange(LlmConfig config, InstantSource clock, Patience patience) {
        this.clock = clock;
        this.patience = patience;
        this.limits = new Limits(config.requestsPerMinute(), config.tokensPerMinute());
        this.budget = new TokenBudget(config.tokensPerDay(), clock);
        this.transport = new Transport(config, clock);
    }

    TokenBudget budget() {
        return budget;
    }

    /**
     * @throws LlmException if the model is to be left alone
     * @throws Halt if our own budget or limits allow no request at all
     */
    Reply send(Model model, ChatRequest request, Question<?> question, Tally tally) {
        model.mayBeAsked(clock.instant());
        long most = (long) request.promptTokens() + question.maxAnswerTokens();
        TokenBudget.Reservation reservation = reserve(most, question.share());
        Usage usage = Usage.NONE;
        try {
            await(most);
            awaitSign(model);
            model.enter(clock.instant());
            Sent sent = sendThrough(model, request, question);
            usage = sent.usage();
            return sent.reply();
        } finally {
            reservation.settle(usage.tokens());
            model.spent(usage);
            tally.add(usage);
        }
    }

    @Override
    public void close() {
        transport.close();
    }

    private TokenBudget.Reservation reserve(long tokens, double share) {
        try {
            return budget.reserve(tokens, share, patience.longestWait());
        } catch (LlmException e) {
            throw new Halt(e);
        } catch (InterruptedException e) {
            throw interrupted("The wait for the day's tokens was interrupted.", e);
        }
    }

    private void await(long tokens) {
        Duration wait =
                limits.reserve(Math.clamp(tokens, 1, Integer.MAX_VALUE), patience.longestWait());
        if (wait.compareTo(patience.longestWait()) > 0) {
            throw new Halt(Failures.ownLimit(clock.instant().plus(wait)));
        }
        if (wait.isPositive()) {
            sleep(wait);
        }
    }

    private void awaitSign(Model model) {
        try {
            model.awaitSign(patience.longestWait());
        } catch (InterruptedException e) {
            throw interrupted("The wait for a sign of the model was interrupted.", e);
        }
    }

    private void sleep(Duration wait) {
        try {
            patience.pace().sleep(wait);
        } catch (InterruptedException e) {
            throw interrupted("The wait for our own limit was interrupted.", e);
        }
    }

    private static Halt interrupted(String message, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new Halt(new LlmException.Unavailable(message, cause));
    }

    private Sent sendThrough(Model model, ChatRequest request, Question<?> question) {
        try {
            Sent sent = transport.send(model, request, question);
            leave(model, sent.reply());
            return sent;
        } catch (RuntimeException e) {
            model.failed();
            throw e;
        }
    }

    private static void leave(Model model, Reply reply) {
        if (!(reply instanceof Reply.Failed(RuntimeException why))) {
            model.worked();
        } else if (why instanceof LlmException.Unavailable) {
            model.failed();
        } else if (why instanceof Halt halt && halt.failure() instanceof LlmException.Unavailable) {
            model.interrupted();
        } else {
            model.worked();
        }
    }
}
