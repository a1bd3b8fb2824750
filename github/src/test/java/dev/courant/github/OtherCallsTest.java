package dev.courant.github;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** A client over calls that are not OkHttp's own. */
class OtherCallsTest {

    private static final Instant NOW = Instant.parse("2026-02-24T12:00:00Z");

    @Test
    void readsWhatTheyAnswerAndLeavesThemOpen() {
        // given an address that nobody has
        var config = GitHubConfig.of(URI.create("http://canned.invalid"), Optional.of("t0ken"));
        var calls = new OkHttpClient.Builder().addInterceptor(OtherCallsTest::answer).build();

        // when
        try (var client = new GitHubClient(config, new ManualClock(NOW), calls)) {
            var answer = client.repository("acme/rocket");

            // then
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            Answer.Found.class,
                            found ->
                                    assertThat(found.value())
                                            .isEqualTo(new RepositoryInfo("acme/rocket", "main")));
            assertThat(client.traffic().requests()).isEqualTo(1);
        }
        assertThat(calls.dispatcher().executorService().isShutdown()).isFalse();
    }

    private static Response answer(Interceptor.Chain chain) {
        return new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .body(
                        ResponseBody.create(
                                "{\"full_name\": \"acme/rocket\", \"default_branch\": \"main\"}",
                                MediaType.get("application/json")))
                .build();
    }
}
