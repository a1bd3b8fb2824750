package dev.courant.testkit.s3;

import dev.courant.testkit.http.Delivery;
import dev.courant.testkit.http.Reply;
import dev.courant.testkit.http.Request;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Hands requests on with the headers that they came with, {@code Host} too, which signatures cover
 * and which HTTP clients do not let one set. Speaks HTTP/1.0, so that answers end with the
 * connection and come in one piece.
 */
record HttpRelay(URI server) {

    /** About the connection that a message came over, not about the message. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "keep-alive", "content-length", "transfer-encoding");

    Reply send(Request request) {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write(message(request));
            return reply(socket.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("No answer from " + server, e);
        }
    }

    private static byte[] message(Request request) {
        var body = request.body().getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder(512);
        head.append(request.method()).append(' ').append(target(request)).append(" HTTP/1.0\r\n");
        request.headers().forEach((name, value) -> append(head, name, value));
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        var start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        var message = new byte[start.length + body.length];
        System.arraycopy(start, 0, message, 0, start.length);
        System.arraycopy(body, 0, message, start.length, body.length);
        return message;
    }

    private static void append(StringBuilder head, String name, String value) {
        if (!OF_THE_CONNECTION.contains(name)) {
            head.append(name).append(": ").append(value).append("\r\n");
        }
    }

    private static String target(Request request) {
        try {
            var path = new URI(null, null, request.path(), null).getRawPath();
            return request.rawQuery().isEmpty() ? path : path + "?" + request.rawQuery();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("Not a path: " + request.path(), e);
        }
    }

    private static Reply reply(byte[] message) throws IOException {
        var text = new String(message, StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("The server hung up");
        }
        var head = text.substring(0, end).lines().toList();
        Map<String, String> headers = new LinkedHashMap<>();
        for (var line : head.subList(1, head.size())) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        headers.keySet()
                .removeIf(name -> OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT)));
        int status = Integer.parseInt(head.getFirst().split(" ", 3)[1]);
        return new Reply(status, headers, text.substring(end + 4), new Delivery.Whole());
    }
}
