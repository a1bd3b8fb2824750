package dev.courant.enricher;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.courant.github.GitHubClient;
import dev.courant.github.GitHubConfig;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An HTTP server that answers for commits as GitHub does; each commit's answers are given in turn,
 * the last one again.
 */
final class FakeGitHub implements AutoCloseable {

    private record Reply(int status, String body, Map<String, String> headers) {}

    private final Map<String, Queue<Reply>> replies = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    FakeGitHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    GitHubClient client(InstantSource clock) {
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new GitHubClient(GitHubConfig.of(address, Optional.empty()), clock);
    }

    FakeGitHub hasCommit(String sha, String path, String patch) {
        String body =
                """
                {"sha":"%s","html_url":"https://github.com/octo/kernels/commit/x","parents":[],
                 "commit":{"message":"m","author":{"name":"Ada","date":"2026-02-03T11:59:00Z"},
                           "committer":{"name":"Ada","date":"2026-02-03T11:59:00Z"}},
                 "author":{"login":"ada","type":"User"},"stats":{"additions":5,"deletions":2,"total":7},
                 "files":[{"filename":"%s","status":"modified","additions":5,"deletions":2,"changes":7,"patch":"%s"}]}
                """
                        .formatted(sha, path, patch);
        return replies(sha, 200, body, Map.of());
    }

    FakeGitHub replies(String sha, int status, String body, Map<String, String> headers) {
        replies.computeIfAbsent(sha, ignored -> new ArrayDeque<>())
                .add(new Reply(status, body, headers));
        return this;
    }

    /** Hashes that were asked for, in order. */
    List<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String sha = path.substring(path.lastIndexOf('/') + 1);
        asked.add(sha);
        Reply reply = next(replies.get(sha));
        byte[] body = reply.body.getBytes(StandardCharsets.UTF_8);
        reply.headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Reply next(Queue<Reply> known) {
        if (known == null) {
            return new Reply(404, "{\"message\":\"Not Found\"}", Map.of());
        }
        return known.size() > 1 ? known.remove() : known.element();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
