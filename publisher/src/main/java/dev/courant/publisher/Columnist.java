package dev.courant.publisher;

import dev.courant.llm.AnswerStore;
import dev.courant.llm.Asker;
import dev.courant.llm.LlmClient;
import dev.courant.llm.PersistentAsker;
import dev.courant.llm.UsageMeter;
import dev.courant.schemas.ModelAnswer;
import dev.courant.schemas.Period;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Has a model write an edition's summary and outlook. A day that is too large for one question is
 * condensed repository by repository first. Blocking, for virtual threads; safe for use by many.
 */
public final class Columnist {

    /** How long an edition waits for its text: it has to appear within a minute. */
    public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(45);

    private static final Logger LOG = LoggerFactory.getLogger(Columnist.class);

    private static final String UNAVAILABLE = "unavailable";

    /** What is written where there is nobody to ask. */
    static final Column NOTHING = new Column(EditionProse.NONE, List.of());

    private final ColumnQuestions questions;
    private final LlmClient client;
    private final InstantSource clock;
    private final Duration patience;
    private final Duration firstPause;
    private final UsageMeter meter;

    /**
     * The latest of each kind, kept so that an edition that the store does not take is not paid for
     * with each try.
     */
    private final Map<Period, Written> latest = new ConcurrentHashMap<>();

    /**
     * @param subject what the paper is about
     * @param language {@code zh} or {@code en}
     * @param client stays open, whoever made it closes it
     * @param patience how long an edition waits for its text, whatever the reason
     * @param meter told what each question has cost
     */
    public Columnist(
            String subject,
            String language,
            LlmClient client,
            InstantSource clock,
            Duration patience,
            UsageMeter meter) {
        this(subject, language, client, clock, patience, meter, Duration.ofSeconds(1));
    }

    /**
     * @param firstPause before a question that got no answer is asked again
     */
    Columnist(
            String subject,
            String language,
            LlmClient client,
            InstantSource clock,
            Duration patience,
            UsageMeter meter,
            Duration firstPause) {
        this.questions = new ColumnQuestions(subject, language);
        this.client = client;
        this.clock = clock;
        this.patience = patience;
        this.meter = meter;
        this.firstPause = firstPause;
    }

    /**
     * A column, and what was answered on the way to it.
     *
     * @param answers new ones, to be kept for the next such question
     */
    record Column(EditionProse prose, List<Kept> answers) {}

    private record Written(EditionContent content, Column column) {}

    /** An answer under its key. */
    record Kept(String key, ModelAnswer answer) {}

    /** Never fails for a model's sake: then the column says why it is missing. */
    Column write(EditionContent content, AnswerStore known) throws InterruptedException {
        return write(Period.DAY, "", content, known);
    }

    /** The same of a week or a month. */
    Column write(PeriodContent content, AnswerStore known) throws InterruptedException {
        var span = content.span();
        return write(span.period(), ColumnMatter.introduction(span), content.merged(), known);
    }

    private Column write(
            Period period, String introduction, EditionContent content, AnswerStore known)
            throws InterruptedException {
        if (content.repos().stream().allMatch(repo -> repo.events().isEmpty())) {
            return NOTHING;
        }
        var last = latest.get(period);
        if (last != null && last.content().equals(content)) {
            return last.column();
        }
        var column = writeAnew(introduction, content, known);
        if (column.prose().summary() != null) {
            latest.put(period, new Written(content, column));
        }
        return column;
    }

    private Column writeAnew(String introduction, EditionContent content, AnswerStore known)
            throws InterruptedException {
        var run =
                new ColumnRun(
                        questions,
                        new PersistentAsker(new Asker(client, known), clock, patience, firstPause),
                        meter);
        var column = new CompletableFuture<Column>();
        var thread =
                Thread.ofVirtual()
                        .name("columnist")
                        .start(() -> complete(column, () -> run.write(introduction, content)));
        try {
            return column.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn("The model took too long over the edition of {}", content.day());
            return new Column(EditionProse.missing(UNAVAILABLE, null), List.of());
        } catch (ExecutionException e) {
            LOG.error("No text could be made for the edition of {}", content.day(), e.getCause());
            return new Column(EditionProse.missing(Analyses.BAD_ANSWER, null), List.of());
        } finally {
            thread.interrupt();
        }
    }

    private static void complete(CompletableFuture<Column> column, Callable<Column> writing) {
        try {
            column.complete(writing.call());
        } catch (Exception e) {
            column.completeExceptionally(e);
        }
    }
}
