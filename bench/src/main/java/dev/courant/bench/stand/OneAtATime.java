package dev.courant.bench.stand;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * The procedure of the scripts that Courant replaces: a question about each commit, one after the
 * other, with a fixed pause behind each.
 *
 * @param model base address of the server of models
 */
public record OneAtATime(URI model) {

    private static final String QUESTION =
            """
            {"model": "first", "messages": [{"role": "user", "content": "What does this commit do?"}]}
            """;

    /** How long so many questions take. */
    public double seconds(int questions, Duration pause) {
        long start = System.nanoTime();
        try (var client = HttpClient.newHttpClient()) {
            for (int i = 0; i < questions; i++) {
                ask(client);
                Thread.sleep(pause);
            }
        } catch (IOException e) {
            throw new IllegalStateException("The model did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking one at a time", e);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private void ask(HttpClient client) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(model + "/chat/completions"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(QUESTION))
                        .build();
        int status = client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        if (status != 200) {
            throw new IllegalStateException("The model answered with status " + status);
        }
    }
}
