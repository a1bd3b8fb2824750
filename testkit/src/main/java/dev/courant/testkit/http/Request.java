package dev.courant.testkit.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it arrived.
 *
 * @param path decoded, with a leading slash
 * @param rawQuery as sent, without the question mark; empty if there is none
 * @param headers by lower-case name; of a repeated header the last
 * @param body UTF-8 text; empty if there is none
 */
public record Request(
        String method, String path, String rawQuery, Map<String, String> headers, String body) {

    public Request {
        headers = Map.copyOf(headers);
    }

    /** A header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The query's parameters, decoded, in their order; of a repeated one the last. */
    public Map<String, String> query() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : rawQuery.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    /** The same request to another path. */
    public Request at(String otherPath) {
        return new Request(method, otherPath, rawQuery, headers, body);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
