package dev.courant.bench.stand;

import dev.courant.github.GitHubClient;
import dev.courant.github.GitHubConfig;

import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Answers requests for a commit without a network: always the same diff of three files, at once or
 * after a while. What is measured around it then pays for no sockets, and for no server.
 */
public final class CannedGitHub {

    /** Repositories whose calls never end. */
    public static final String HANGING = "hanging/";

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final Duration FOR_GOOD = Duration.ofHours(1);

    private final Duration wait;
    private final String answer = resource("commit.json");

    private CannedGitHub(Duration wait) {
        this.wait = wait;
    }

    /** A client whose calls end at once. */
    public static GitHubClient instant() {
        return answeringAfter(Duration.ZERO);
    }

    /** A client whose calls take so long. */
    public static GitHubClient answeringAfter(Duration wait) {
        var canned = new CannedGitHub(wait);
        return new GitHubClient(
                GitHubConfig.of(URI.create("http://canned.invalid"), Optional.of("t0ken")),
                InstantSource.system(),
                new OkHttpClient.Builder().addInterceptor(canned::answer).build());
    }

    private Response answer(Interceptor.Chain chain) throws IOException {
        var path = chain.request().url().encodedPath();
        sleep(path.contains(HANGING) ? FOR_GOOD : wait);
        var sha = path.substring(path.lastIndexOf('/') + 1);
        return new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .body(ResponseBody.create(answer.replace("SHA", sha), JSON))
                .build();
    }

    private static void sleep(Duration wait) throws InterruptedIOException {
        try {
            if (wait.isPositive()) {
                Thread.sleep(wait);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("given up");
        }
    }

    private static String resource(String name) {
        try (var stream = CannedGitHub.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not there");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
