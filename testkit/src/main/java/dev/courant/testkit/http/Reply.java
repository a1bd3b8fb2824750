package dev.courant.testkit.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the server answers.
 *
 * @param headers in the order in which they are sent; Content-Length is the server's own
 * @param body UTF-8 text; not sent with 204 and 304
 */
public record Reply(int status, Map<String, String> headers, String body, Delivery delivery) {

    public Reply {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** A JSON body, delivered whole. */
    public static Reply json(int status, String body) {
        return new Reply(
                status,
                Map.of("Content-Type", "application/json; charset=utf-8"),
                body,
                new Delivery.Whole());
    }

    /** With a header added or replaced. */
    public Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body, delivery);
    }

    /** With headers added or replaced. */
    public Reply with(Map<String, String> others) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.putAll(others);
        return new Reply(status, more, body, delivery);
    }

    /** With another body. */
    public Reply withBody(String other) {
        return new Reply(status, headers, other, delivery);
    }

    /** Sent in another way. */
    public Reply delivered(Delivery how) {
        return new Reply(status, headers, body, how);
    }
}
