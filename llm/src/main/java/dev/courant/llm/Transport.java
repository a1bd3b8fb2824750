package dev.courant.llm;

import okhttp3.Headers;
import okhttp3.Response;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Sends requests, and tells answers from failures. One per client, used by many threads, which
 * share its connections.
 */
final class Transport implements AutoCloseable {

    /** Refused requests cost nothing, on any server. */
    private static final Usage UNPAID = new Usage(1, 0, 0);

    private final InstantSource clock;
    private final Duration timeout;
    private final Http http;

    Transport(LlmConfig config, InstantSource clock) {
        this.clock = clock;
        this.timeout = config.timeout();
        this.http = new Http(config);
    }

    Sent send(Model model, ChatRequest request, Question<?> question) {
        long signs = model.signs();
        try (Response response = http.post(request.json())) {
            model.spoke();
            return response.code() == 200
                    ? answered(model, request, question, response)
                    : new Sent(UNPAID, refused(model, response));
        } catch (IOException e) {
            model.keptSilent(signs, timedOut(e));
            return noAnswer(model, request, e);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private Sent answered(Model model, ChatRequest request, Question<?> question, Response response)
            throws IOException {
        Optional<String> body = Http.body(response);
        if (body.isEmpty()) {
            return new Sent(
                    estimate(request, question.maxAnswerTokens()),
                    new Reply.Failed(
                            Failures.badAnswer(
                                    model.label(), question.purpose(), "was far too long")));
        }
        Optional<ChatAnswer> answer = ChatAnswer.read(body.get());
        if (answer.isEmpty()) {
            return new Sent(
                    estimate(request, 0),
                    new Reply.Failed(Failures.broken(model.label(), "it is no chat completion")));
        }
        return read(model, request, answer.get(), response.headers(), body.get());
    }

    private Sent read(
            Model model, ChatRequest request, ChatAnswer answer, Headers headers, String body) {
        if (answer.error().isPresent()) {
            return new Sent(
                    answer.usage().orElse(UNPAID),
                    refused(model, answer.error().getAsInt(), headers, body));
        }
        model.answered();
        Usage usage =
                answer.usage().orElseGet(() -> estimate(request, Tokens.count(answer.content())));
        return new Sent(usage, new Reply.Answered(answer));
    }

    private static boolean timedOut(IOException cause) {
        return cause instanceof InterruptedIOException && !Thread.currentThread().isInterrupted();
    }

    private Sent noAnswer(Model model, ChatRequest request, IOException cause) {
        LlmException failure = Failures.noAnswer(model.label(), cause, timeout);
        boolean interrupted = Thread.currentThread().isInterrupted();
        return new Sent(
                Failures.neverSent(cause) ? UNPAID : estimate(request, 0),
                new Reply.Failed(interrupted ? new Halt(failure) : failure));
    }

    private Reply refused(Model model, Response response) {
        return refused(model, response.code(), response.headers(), Http.startOfBody(response));
    }

    private Reply refused(Model model, int status, Headers headers, String body) {
        int meaning = Complaints.meaning(status, body);
        return meaning == 400 || meaning == 422
                ? new Reply.NotTaken(status, body)
                : new Reply.Failed(failure(model, status, meaning, headers));
    }

    private RuntimeException failure(Model model, int status, int meaning, Headers headers) {
        Instant now = clock.instant();
        Optional<Instant> pause = Pauses.of(headers, now);
        String refusal = Failures.refusal(model.label(), meaning, status);
        return switch (meaning) {
            case 401 -> new Halt(model.refuse(refusal, now));
            case 402, 404 -> model.refuse(refusal, now);
            case 429 -> model.pause(pause, now);
            case 503 ->
                    pause.isPresent()
                            ? model.pause(pause, now)
                            : Failures.ownProblem(model.label(), status);
            case 301, 302, 303, 307, 308 -> new Halt(Failures.redirect(status));
            default ->
                    isRefusal(meaning)
                            ? new LlmException.Refused(refusal)
                            : Failures.ownProblem(model.label(), status);
        };
    }

    /** A timeout of the server's is called a fault of ours. */
    private static boolean isRefusal(int status) {
        return status >= 400 && status < 500 && status != 408;
    }

    private static Usage estimate(ChatRequest request, int completionTokens) {
        return new Usage(1, request.promptTokens(), completionTokens, true);
    }
}
