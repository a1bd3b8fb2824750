package dev.courant.publisher;

import dev.courant.llm.Answer;
import dev.courant.llm.LlmException;
import dev.courant.llm.PersistentAsker;
import dev.courant.llm.Prompt;
import dev.courant.llm.Question;
import dev.courant.llm.Tokens;
import dev.courant.llm.Usage;
import dev.courant.llm.UsageMeter;
import dev.courant.schemas.ModelAnswer;
import dev.courant.schemas.ModelUsage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** The questions about one edition, one after another or at the same time. One for each try. */
final class ColumnRun {

    private static final Logger LOG = LoggerFactory.getLogger(ColumnRun.class);

    /** What one question may show of a day. */
    private static final int DAY_TOKENS = 8_000;

    /** What is shown of a repository to condense it. */
    private static final int REPO_TOKENS = 12_000;

    /** What is not of one repository. */
    private static final String WHOLE = "";

    private final ColumnQuestions questions;
    private final PersistentAsker asker;
    private final UsageMeter meter;
    private final List<Columnist.Kept> kept = new ArrayList<>();
    private Usage usage = Usage.NONE;

    ColumnRun(ColumnQuestions questions, PersistentAsker asker, UsageMeter meter) {
        this.questions = questions;
        this.asker = asker;
        this.meter = meter;
    }

    /**
     * @param introduction before the matter; empty for a day
     */
    Columnist.Column write(String introduction, EditionContent content)
            throws InterruptedException {
        try {
            var answer =
                    ask(
                            WHOLE,
                            questions.edition(introduction + matter(content)),
                            ColumnQuestions.EDITION);
            return new Columnist.Column(prose(answer), List.copyOf(kept));
        } catch (LlmException e) {
            LOG.warn(
                    "The edition of {} appears without a model's summary: {}",
                    content.day(),
                    e.getMessage());
            note(WHOLE, "", e.usage());
            return new Columnist.Column(
                    EditionProse.missing(e.code(), usage.calls() == 0 ? null : usage("")),
                    List.copyOf(kept));
        }
    }

    private EditionProse prose(Answer<ColumnQuestions.Column> answer) {
        var outlook = answer.value().outlook();
        return EditionProse.written(
                answer.value().summary(),
                outlook.isEmpty() ? null : "- " + String.join("\n- ", outlook),
                answer.model(),
                usage(answer.model()));
    }

    private String matter(EditionContent content) throws InterruptedException {
        var matter = new ColumnMatter(content.repos());
        var whole = content.repos().stream().map(repo -> matter.of(repo, REPO_TOKENS)).toList();
        if (Tokens.count(String.join("\n\n", whole)) <= DAY_TOKENS) {
            return String.join("\n\n", whole);
        }
        return String.join("\n\n", condensed(content, matter, whole));
    }

    /** Each repository that is more than its share is condensed, all at the same time. */
    private List<String> condensed(EditionContent content, ColumnMatter matter, List<String> whole)
            throws InterruptedException {
        int share = DAY_TOKENS / content.repos().size();
        var blocks = new ArrayList<Callable<String>>();
        for (int i = 0; i < whole.size(); i++) {
            var repo = content.repos().get(i);
            var block = whole.get(i);
            blocks.add(() -> Tokens.count(block) <= share ? block : brief(matter, repo, block));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<String>();
            for (var future : threads.invokeAll(blocks)) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LlmException failure
                    ? failure
                    : new IllegalStateException(e.getCause());
        }
    }

    private String brief(ColumnMatter matter, RepoDay repo, String block) {
        var answer = ask(repo.name(), questions.brief(block), ColumnQuestions.BRIEF);
        return matter.briefly(repo, answer.value());
    }

    private <T> Answer<T> ask(String repo, Question<T> question, Prompt prompt) {
        var answer = asker.ask(question, prompt);
        note(repo, answer.model(), answer.usage());
        if (!answer.known()) {
            keep(question, prompt, answer);
        }
        return answer;
    }

    private synchronized void keep(Question<?> question, Prompt prompt, Answer<?> answer) {
        var cost = modelUsage(answer.model(), answer.usage());
        kept.add(
                new Columnist.Kept(
                        answer.key(),
                        new ModelAnswer(
                                answer.model(),
                                question.purpose(),
                                prompt.version(),
                                answer.json(),
                                cost)));
    }

    private synchronized void note(String repo, String model, Usage more) {
        meter.used(repo, model, more);
        usage = usage.plus(more);
    }

    private ModelUsage usage(String model) {
        return modelUsage(model, usage);
    }

    private static ModelUsage modelUsage(String model, Usage usage) {
        return new ModelUsage(model, usage.calls(), usage.promptTokens(), usage.completionTokens());
    }
}
