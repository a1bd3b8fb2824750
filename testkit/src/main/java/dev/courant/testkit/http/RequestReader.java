package dev.courant.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads requests off a connection. A head has at most 64 KiB, a body at most 64 MiB and a declared
 * length.
 */
final class RequestReader {

    private static final int MAX_HEAD = 64 << 10;
    private static final int MAX_BODY = 64 << 20;

    private RequestReader() {}

    /** The next request; empty if the client is done. */
    static Optional<Request> read(InputStream in) throws IOException {
        String start = line(in);
        if (start.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = start.split(" ", -1);
        if (parts.length != 3) {
            throw new ProtocolException("Not a request line: " + start);
        }
        Map<String, String> headers = headers(in);
        URI target = target(parts[1]);
        String query = Objects.requireNonNullElse(target.getRawQuery(), "");
        return Optional.of(
                new Request(parts[0], target.getPath(), query, headers, body(in, headers)));
    }

    private static URI target(String text) throws ProtocolException {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw (ProtocolException) new ProtocolException("Not an address: " + text).initCause(e);
        }
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new ProtocolException("Not a header: " + line);
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static String body(InputStream in, Map<String, String> headers) throws IOException {
        if (headers.containsKey("transfer-encoding")) {
            throw new ProtocolException("The simulator reads only bodies with a Content-Length");
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        if (length < 0 || length > MAX_BODY) {
            throw new ProtocolException(
                    "A body of " + length + " bytes is beyond the simulator's " + MAX_BODY);
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() > MAX_HEAD) {
                throw new ProtocolException("A header line is longer than " + MAX_HEAD + " bytes");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
