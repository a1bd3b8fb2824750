package dev.courant.enricher;

import dev.courant.llm.Answer;
import dev.courant.llm.AnswerStore;
import dev.courant.llm.Asker;
import dev.courant.llm.LlmClient;
import dev.courant.llm.LlmException;
import dev.courant.llm.Prompt;
import dev.courant.llm.Question;
import dev.courant.llm.TokenBudget;
import dev.courant.llm.Usage;
import dev.courant.schemas.Analysis;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.ModelAnswer;
import dev.courant.schemas.ModelUsage;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;

/**
 * Asks models about events. The rules' view of an event stays on it, beside the model's. Blocking,
 * for virtual threads; safe for use by many.
 */
public final class Analyst {

    /** A longer answer is of no model that keeps to its limit, and too much for a record. */
    private static final int MAX_KEPT_CHARS = 100_000;

    private final AnalystConfig config;
    private final LlmClient client;
    private final InstantSource clock;
    private final AnalysisQuestions questions;

    /**
     * @param client stays open, whoever made it closes it
     * @param clock the client's, for how long a try took and may take
     */
    public Analyst(AnalystConfig config, LlmClient client, InstantSource clock) {
        this.config = config;
        this.client = client;
        this.clock = clock;
        this.questions = new AnalysisQuestions(config);
    }

    /**
     * @param tries of this event so far
     * @throws RuntimeException that {@link AnalysisFailure#judge} knows, if no model has an answer
     */
    Opinion opinion(EnrichedEvent event, AnswerStore known, Tries tries) {
        var began = clock.instant();
        tries.begin(began);
        Depth depth = Depth.of(event.getRuleLevel());
        try {
            return ask(event, depth, known, tries);
        } catch (LlmException e) {
            tries.spend(e.usage());
            var deadline = tries.deadline(config.patience());
            throw new AnalysisFailure.Try(began, clock.instant(), deadline).failed(e);
        }
    }

    private Opinion ask(EnrichedEvent event, Depth depth, AnswerStore known, Tries tries) {
        var prompt = questions.prompt(depth);
        var question = questions.about(event, depth);
        var answer = new Asker(client, known).ask(question, prompt);
        tries.spend(answer.usage());
        return new Opinion(
                with(event, analysis(answer, event, prompt), usage(answer.model(), tries.spent())),
                answer.known(),
                answer.key(),
                kept(answer, question, prompt));
    }

    private static @Nullable ModelAnswer kept(
            Answer<?> answer, Question<?> question, Prompt prompt) {
        return answer.known() || answer.json().length() > MAX_KEPT_CHARS
                ? null
                : new ModelAnswer(
                        answer.model(),
                        question.purpose(),
                        prompt.version(),
                        answer.json(),
                        usage(answer.model(), answer.usage()));
    }

    private Analysis analysis(Answer<AnalysisText> answer, EnrichedEvent event, Prompt prompt) {
        var text = answer.value();
        return Analysis.newBuilder()
                .setModel(answer.model())
                .setLanguage(config.language())
                .setDepth(event.getRuleLevel())
                .setScore(text.score())
                .setLevel(text.level())
                .setType(text.type())
                .setSummary(text.summary())
                .setScope(text.scope())
                .setInsights(text.insights())
                .setRisks(text.risks())
                .setAdvice(text.advice())
                .setPrompt(prompt.version())
                .build();
    }

    private static EnrichedEvent with(EnrichedEvent event, Analysis analysis, ModelUsage usage) {
        return EnrichedEvent.newBuilder(event)
                .setScore(analysis.getScore())
                .setLevel(analysis.getLevel())
                .setScoredBy("model:" + analysis.getModel())
                .setAnalysis(analysis)
                .setAnalysisProblem(null)
                .setUsage(usage)
                .build();
    }

    /**
     * The event as it was: as the rules see it, or a model that was asked before; in the first case
     * with the reason why no model has said anything.
     *
     * @param spent on asking, in vain
     */
    static EnrichedEvent withoutOpinion(EnrichedEvent event, Throwable cause, Usage spent) {
        return EnrichedEvent.newBuilder(event)
                .setAnalysisProblem(
                        event.getAnalysis() == null ? AnalysisFailure.code(cause) : null)
                .setUsage(spent.calls() > 0 ? usage("", spent) : null)
                .build();
    }

    private static ModelUsage usage(String model, Usage usage) {
        return new ModelUsage(model, usage.calls(), usage.promptTokens(), usage.completionTokens());
    }

    /** True if tokens are limited, so that it matters who asks first. */
    boolean limited() {
        return client.config().tokensPerDay() > 0;
    }

    TokenBudget budget() {
        return client.budget();
    }

    Duration patience() {
        return config.patience();
    }

    int concurrency() {
        return client.config().concurrency();
    }
}
