package dev.courant.app;

import dev.courant.testkit.http.LoopbackServer;
import dev.courant.testkit.http.Reply;
import dev.courant.testkit.http.Request;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands before a real registry, and says of some schemas that it does not know them. */
final class ForgetfulRegistry implements AutoCloseable {

    private final String registry;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Set<String> forgotten = ConcurrentHashMap.newKeySet();
    private final LoopbackServer server = LoopbackServer.start(this::answer);

    ForgetfulRegistry(String registry) {
        this.registry = registry;
    }

    String url() {
        return server.url().toString();
    }

    void forget(int schemaId) {
        forgotten.add("/schemas/ids/" + schemaId);
    }

    void remember() {
        forgotten.clear();
    }

    private Reply answer(Request request) {
        if (forgotten.contains(request.path())) {
            return Reply.json(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
        }
        String query = request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
        var body =
                request.body().isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(request.body());
        var forwarded =
                HttpRequest.newBuilder(URI.create(registry + path(request) + query))
                        .method(request.method(), body)
                        .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                        .build();
        try {
            var reply = client.send(forwarded, BodyHandlers.ofString());
            return Reply.json(reply.statusCode(), reply.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String path(Request request) {
        return request.path().replace(" ", "%20");
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }
}
