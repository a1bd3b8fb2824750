package dev.courant.testkit.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.courant.testkit.http.Request;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A request as a vendor gets it.
 *
 * @param secret that signatures are to be made with, if the vendor wants any
 */
record Letter(Vendor vendor, Request request, JsonNode body, Instant now, Optional<String> secret) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Letter of(Vendor vendor, Request request, Instant now, Optional<String> secret) {
        try {
            return new Letter(vendor, request, JSON.readTree(request.body()), now, secret);
        } catch (JsonProcessingException e) {
            throw new Refusal(400, "the body is no JSON");
        }
    }

    int bytes() {
        return request.body().getBytes(StandardCharsets.UTF_8).length;
    }

    /** A text that must be there; not blank. */
    String text(JsonNode parent, String field) {
        JsonNode value = parent.path(field);
        check(value.isTextual() && !value.asText().isBlank(), 400, field + " is missing");
        return value.asText();
    }

    /** As above, of at most so many UTF-16 units. */
    String text(JsonNode parent, String field, int limit) {
        String text = text(parent, field);
        check(text.length() <= limit, 400, field + " is longer than " + limit);
        return text;
    }

    void is(JsonNode parent, String field, String value) {
        check(text(parent, field).equals(value), 400, field + " is not " + value);
    }

    void check(boolean holds, int code, String otherwise) {
        if (!holds) {
            throw new Refusal(code, otherwise);
        }
    }

    boolean isWithin(long epochMillis, long toleranceMillis) {
        return Math.abs(now.toEpochMilli() - epochMillis) <= toleranceMillis;
    }
}
