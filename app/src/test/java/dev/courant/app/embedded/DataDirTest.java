package dev.courant.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.app.config.UsageException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class DataDirTest {

    @TempDir Path directory;

    @Test
    void saysWhichProcessHoldsIt() {
        try (var first = DataDir.open(directory)) {
            assertThatThrownBy(() -> DataDir.open(directory))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContainingAll(
                            first.path().toString(),
                            "in use by pid " + ProcessHandle.current().pid(),
                            "--data-dir");
        }
    }

    @Test
    void isFreeAgainWhenClosed() {
        DataDir.open(directory).close();

        try (var second = DataDir.open(directory)) {
            assertThat(second.subdirectory("kafka")).isDirectory();
        }
    }

    @Test
    void refusesADirectoryThatCannotBeWritten() throws IOException {
        var file = Files.createFile(directory.resolve("a-file"));

        assertThatThrownBy(() -> DataDir.open(file.resolve("below")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Cannot write to data directory " + file);
    }
}
