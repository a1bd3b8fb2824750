package dev.courant.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.app.config.UsageException;
import dev.courant.app.embedded.DataDir;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class EndpointsTest {

    private static final Endpoints ENDPOINTS =
            new Endpoints("127.0.0.1:9092", "http://127.0.0.1:8081");

    @TempDir Path directory;

    @Test
    void areThoseOfTheProcessThatWorksThereOrIsAboutTo() {
        try (var open = DataDir.open(directory)) {
            Thread.startVirtualThread(() -> ENDPOINTS.write(open.path()));

            assertThat(Endpoints.find(directory)).contains(ENDPOINTS);
            assertThat(Endpoints.read(directory)).isEqualTo(ENDPOINTS);
        }
    }

    @Test
    void ofAProcessThatWasKilledLeadNowhere() {
        try (var killed = DataDir.open(directory)) {
            ENDPOINTS.write(killed.path());
        }

        assertThat(Endpoints.find(directory)).isEmpty();
        assertThatThrownBy(() -> Endpoints.read(directory))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Nothing runs");
    }

    @Test
    void areNoneWhereNothingEverRan() {
        assertThat(Endpoints.find(directory.resolve("nowhere"))).isEmpty();
    }
}
