package dev.courant.notify;

import com.fasterxml.jackson.databind.JsonNode;

import okhttp3.HttpUrl;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A request to send, complete.
 *
 * @param contentType without the charset, which is UTF-8
 */
record Outgoing(HttpUrl url, Map<String, String> headers, String contentType, String body) {

    static Outgoing json(Secret url, JsonNode body) {
        return json(HttpUrl.get(url.value()), body);
    }

    static Outgoing json(HttpUrl url, JsonNode body) {
        return new Outgoing(url, Map.of(), "application/json", Json.write(body));
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    /** Without the address, which is a secret. */
    @Override
    public String toString() {
        return contentType + ", " + bytes().length + " bytes";
    }
}
