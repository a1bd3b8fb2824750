package dev.courant.testkit.llm;

import dev.courant.testkit.http.Request;

import java.util.Optional;

/** The keys that requests carry. */
final class Keys {

    private static final String BEARER = "Bearer ";

    private Keys() {}

    /** The key of the request, in clear: for error messages on purpose, and never kept. */
    static Optional<String> sent(Request request) {
        return request.header("Authorization")
                .map(value -> value.startsWith(BEARER) ? value.substring(BEARER.length()) : value);
    }

    static LlmCall.Credential compared(Request request, Optional<String> expected) {
        Optional<String> sent = sent(request);
        if (sent.isEmpty()) {
            return LlmCall.Credential.ABSENT;
        }
        return sent.equals(expected) ? LlmCall.Credential.EXPECTED : LlmCall.Credential.OTHER;
    }
}
