package dev.courant.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class LeftoverTest {

    private static final ProcessHandle SELF = ProcessHandle.current();

    @TempDir Path directory;

    @Test
    void findsTheProcessThatWasRemembered() {
        var note = note("java");

        note.remember(SELF);

        assertThat(note.find()).contains(SELF);
    }

    @Test
    void takesNoProcessWithAnotherCommandLineForOurs() {
        var note = note("no such main class");

        note.remember(SELF);

        assertThat(note.find()).isEmpty();
    }

    @Test
    void takesNoProcessThatOnlyGotThePidAgainForOurs() throws IOException {
        var note = note("java");

        Files.writeString(note.file(), SELF.pid() + " 2001-01-01T00:00:00Z");

        assertThat(note.find()).isEmpty();
    }

    @Test
    void ignoresANoteThatWasCutShort() throws IOException {
        for (var text : List.of("", "123", "12x 2001-01-01T00:00:00Z", SELF.pid() + " 2001-01")) {
            Files.writeString(note("java").file(), text);

            assertThat(note("java").find()).as("note '%s'", text).isEmpty();
        }
    }

    private Leftover note(String mark) {
        return new Leftover(directory.resolve("pid"), mark);
    }
}
