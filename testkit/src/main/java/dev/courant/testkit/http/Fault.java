package dev.courant.testkit.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** One way for a request to go wrong. */
public sealed interface Fault {

    /** For messages and the ledger. */
    String name();

    /** Given instead of the real answer, which is then never made and costs no quota. */
    record Instead(String name, Reply reply) implements Fault {}

    /** The real answer is made, and charged, and then spoiled; how may depend on the request. */
    record Spoiled(String name, BiFunction<Request, Reply, Reply> how) implements Fault {

        Spoiled(String name, UnaryOperator<Reply> how) {
            this(name, (request, reply) -> how.apply(reply));
        }
    }

    /** 500, 502, 503 and the like. */
    static Fault serverError(int status) {
        return status(status, "Server Error");
    }

    /** Any status, with a message in GitHub's form. */
    static Fault status(int status, String message) {
        return new Instead("status " + status, Reply.json(status, message(message)));
    }

    /** The secondary limit: 403, with a wait in whole seconds, and quota left. */
    static Fault secondaryLimit(Duration retryAfter) {
        return limit(403, "You have exceeded a secondary rate limit.", retryAfter);
    }

    /** 429, with a wait in whole seconds. */
    static Fault tooManyRequests(Duration retryAfter) {
        return limit(429, "Too many requests.", retryAfter);
    }

    /** The connection is reset before a byte is sent. */
    static Fault reset() {
        return new Instead("reset", Reply.json(200, "").delivered(new Delivery.Reset()));
    }

    /** No byte is sent until the client gives up or the server closes. */
    static Fault hang() {
        return new Instead("hang", Reply.json(200, "").delivered(new Delivery.Hung()));
    }

    /** The answer comes after this much real time. */
    static Fault slow(Duration wait) {
        return new Spoiled(
                "slow", reply -> reply.delivered(new Delivery.Delayed(wait, reply.delivery())));
    }

    /** The body comes in pieces, each after a pause of real time. */
    static Fault drip(int pieceBytes, Duration pause) {
        return new Spoiled(
                "drip", reply -> reply.delivered(new Delivery.Dripped(pieceBytes, pause)));
    }

    /** Half of the promised body, then the end of the connection. */
    static Fault truncatedBody() {
        return new Spoiled("truncated", reply -> reply.delivered(new Delivery.Truncated()));
    }

    /** A whole answer, well framed, whose JSON breaks off. */
    static Fault malformedJson() {
        return new Spoiled("malformed", reply -> reply.withBody("{\"sha\": \"0123"));
    }

    private static Fault limit(int status, String message, Duration retryAfter) {
        Reply reply =
                Reply.json(status, message(message))
                        .with(Map.of("Retry-After", "" + retryAfter.toSeconds()));
        return new Instead("limit " + status, reply);
    }

    private static String message(String text) {
        return JsonNodeFactory.instance.objectNode().put("message", text).toString();
    }
}
