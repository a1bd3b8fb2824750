package dev.courant.testkit.llm;

import dev.courant.testkit.http.Delivery;
import dev.courant.testkit.http.Fault;
import dev.courant.testkit.http.Fault.Instead;
import dev.courant.testkit.http.Fault.Spoiled;
import dev.courant.testkit.http.Reply;

import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * The ways in which a server of models fails, with errors in OpenAI's form. An error comes at once
 * and costs no tokens. For answers that say the wrong thing see {@link BadAnswer}.
 */
public final class LlmFault {

    /** The account that {@link #wrongKey} names: no client may tell it. */
    public static final String ACCOUNT = "org-4cc0un7Th4tNobodyMayTell";

    private LlmFault() {}

    /** 429 with {@code Retry-After}, in whole seconds. */
    public static Fault tooManyRequests(Duration retryAfter) {
        return new Instead(
                "429 with a wait",
                limit().with("Retry-After", Long.toString(retryAfter.toSeconds())));
    }

    /** 429 that does not say how long. */
    public static Fault tooManyRequests() {
        return new Instead("429", limit());
    }

    /** 429 that no waiting helps: the quota is used up. */
    public static Fault insufficientQuota() {
        String message = "You exceeded your current quota, please check your plan and billing.";
        return error(429, message, "insufficient_quota", "insufficient_quota");
    }

    /** 500, 503 and the like. */
    public static Fault serverError(int status) {
        return error(status, "The server had an error, or is overloaded.", "server_error", "");
    }

    /** The status with a page of HTML, as proxies before a server answer. */
    public static Fault htmlError(int status) {
        Reply page =
                Reply.json(status, "<html><body><h1>" + status + " Bad Gateway</h1></body></html>")
                        .with("Content-Type", "text/html");
        return new Instead("html " + status, page);
    }

    /** 200 with an error where the answer should be, as routers between servers answer. */
    public static Fault errorInside200() {
        String body =
                ApiError.body("Provider returned error", "server_error", null, "502").toString();
        return new Instead("error inside 200", Reply.json(200, body));
    }

    /** 401 that names the key of the request and {@link #ACCOUNT}, both in full. */
    public static Fault wrongKey() {
        return new Spoiled(
                "401",
                (request, reply) ->
                        ApiError.wrongKey(Keys.sent(request).orElse("(none)"), ACCOUNT));
    }

    /** 402: nothing is left to pay with. */
    public static Fault paymentRequired() {
        return error(402, "Insufficient credits.", "payment_required", "402");
    }

    /** 404: the model is gone. */
    public static Fault unknownModel() {
        return new Spoiled(
                "404",
                (request, reply) ->
                        ApiError.unknownModel(
                                ChatReader.read(request.body(), DataBlocks.standard()).model()));
    }

    /**
     * 400 for a response format.
     *
     * @param type {@code json_schema} or {@code json_object}
     */
    public static Fault unsupportedFormat(String type) {
        return new Instead("400 format", ApiError.unsupportedFormat(type));
    }

    /** 400 for a field, such as {@code max_tokens} or {@code temperature}. */
    public static Fault unsupportedField(String field) {
        return new Instead("400 " + field, ApiError.unsupportedField(field));
    }

    /** 400: more tokens than the model can read. */
    public static Fault tooLong() {
        String message =
                "This model's maximum context length is 8192 tokens. Please reduce the length of"
                        + " the messages.";
        return new Instead(
                "400 too long", ApiError.invalid(message, "messages", "context_length_exceeded"));
    }

    /** A whole answer, well framed, whose outer JSON breaks off. */
    public static Fault malformedBody() {
        return spoiled(
                "malformed body",
                reply -> reply.withBody(reply.body().substring(0, reply.body().length() / 2)));
    }

    /** 200 without a body. */
    public static Fault emptyBody() {
        return new Instead("empty body", Reply.json(200, ""));
    }

    /** The body in small pieces: so many, with a pause before each. */
    public static Fault drip(int pieces, Duration pause) {
        return spoiled(
                "drip",
                reply ->
                        reply.delivered(
                                new Delivery.Dripped(
                                        Math.ceilDiv(reply.body().length(), pieces), pause)));
    }

    /** The connection is reset before a byte is sent. */
    public static Fault reset() {
        return Fault.reset();
    }

    /** No byte is sent until the client gives up or the server closes. */
    public static Fault hang() {
        return Fault.hang();
    }

    /** The answer comes after this much more real time. */
    public static Fault slow(Duration wait) {
        return Fault.slow(wait);
    }

    /** Half of the promised body, then the end of the connection. */
    public static Fault truncatedBody() {
        return Fault.truncatedBody();
    }

    private static Fault error(int status, String message, String type, String code) {
        return new Instead("" + status, ApiError.of(status, message, type, null, code));
    }

    private static Reply limit() {
        return ApiError.of(
                429,
                "Rate limit reached for requests per minute.",
                "requests",
                null,
                "rate_limit_exceeded");
    }

    private static Fault spoiled(String name, UnaryOperator<Reply> how) {
        return new Spoiled(name, (request, reply) -> how.apply(reply));
    }
}
