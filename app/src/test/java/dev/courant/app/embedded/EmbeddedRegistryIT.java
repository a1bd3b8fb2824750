package dev.courant.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

class EmbeddedRegistryIT {

    private static final String SCHEMA =
            """
            {"schema": "{\\"type\\":\\"record\\",\\"name\\":\\"A\\",\\"fields\\":[]}"}\
            """;

    @TempDir Path directory;

    @Test
    void keepsItsIdsAfterKillMinusNineAndEndsTheRegistryLeftBehind() throws Exception {
        // given a registry that gave an id, and was killed at once
        var killed = EmbeddedRegistry.start(directory, 0);
        var id = register(killed);
        assertThat(get(killed, "/config")).contains("FULL_TRANSITIVE");
        killed.process().destroyForcibly();
        killed.process().onExit().get(10, TimeUnit.SECONDS);

        // and another one, whose parent is gone without having ended it
        var leftBehind = EmbeddedRegistry.start(directory, 0);

        // when
        var registry = EmbeddedRegistry.start(directory, 0);

        // then
        assertThat(leftBehind.process().isAlive()).isFalse();
        assertThat(register(registry)).isEqualTo(id);
        assertThat(get(registry, "/schemas/ids/" + id.replaceAll("\\D", ""))).contains("record");

        // and it ends when the pipe that the parent holds does
        registry.close();
        assertThat(registry.process().isAlive()).isFalse();
        assertThat(directory.resolve("pid")).doesNotExist();
    }

    private static String register(EmbeddedRegistry registry) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(registry.url() + "/subjects/a-value/versions"))
                        .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                        .POST(HttpRequest.BodyPublishers.ofString(SCHEMA))
                        .build();
        return send(request);
    }

    private static String get(EmbeddedRegistry registry, String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(registry.url() + path)).build());
    }

    private static String send(HttpRequest request) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
