package dev.courant.enricher;

import dev.courant.llm.Answer;
import dev.courant.llm.AnswerStore;
import dev.courant.llm.Asker;
import dev.courant.llm.LlmClient;
import dev.courant.llm.LlmException;
import dev.courant.llm.TokenBudget;
import dev.courant.llm.Usage;
import dev.courant.schemas.Analysis;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.ModelAnswer;
import dev.courant.schemas.ModelUsage;

import java.time.Duration;

/**
 * Asks models about events. The rules' view of an event stays on it, beside the model's. Blocking,
 * for virtual threads; safe for use by many.
 */
public final class Analyst {

    private final AnalystConfig config;
    private final LlmClient client;
    private final AnalysisQuestions questions;

    /**
     * @param client stays open, whoever made it closes it
     */
    public Analyst(AnalystConfig config, LlmClient client) {
        this.config = config;
        this.client = client;
        this.questions = new AnalysisQuestions(config);
    }

    /**
     * @throws LlmException if no model has an answer
     */
    Opinion opinion(EnrichedEvent event, AnswerStore known) {
        Depth depth = Depth.of(event.getRuleLevel());
        var prompt = questions.prompt(depth);
        var question = questions.about(event, depth);
        var answer = new Asker(client, known).ask(question, prompt);
        var usage = usage(answer.model(), answer.usage());
        var analysis = analysis(answer, event, prompt.version());
        return new Opinion(
                with(event, analysis, usage),
                answer.key(),
                answer.known()
                        ? null
                        : new ModelAnswer(
                                answer.model(),
                                question.purpose(),
                                prompt.version(),
                                answer.json(),
                                usage));
    }

    private Analysis analysis(Answer<AnalysisText> answer, EnrichedEvent event, String prompt) {
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
                .setPrompt(prompt)
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

    /** The event as the rules see it, and why no model has said anything. */
    static EnrichedEvent withoutOpinion(EnrichedEvent event, Throwable cause) {
        return EnrichedEvent.newBuilder(event)
                .setScore(event.getRuleScore())
                .setLevel(event.getRuleLevel())
                .setScoredBy(Importance.RULES)
                .setAnalysis(null)
                .setAnalysisProblem(AnalysisFailure.code(cause))
                .setUsage(
                        cause instanceof LlmException asked && asked.usage().calls() > 0
                                ? usage("", asked.usage())
                                : null)
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
