package dev.courant.app.embedded;

import dev.courant.app.config.UsageException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The port that a broker's directory was last served on: a broker that starts again should come
 * back where it was, for its metadata and whoever still looks for it.
 */
final class ListenerPort {

    static final String KEY = "courant.kafka.embedded-port";

    private final Path file;
    private final int last;

    private ListenerPort(Path file, int last) {
        this.file = file;
        this.last = last;
    }

    static ListenerPort of(Path directory) {
        Path file = directory.resolve("courant-listener-port");
        try {
            return new ListenerPort(
                    file,
                    Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0);
        } catch (IOException | NumberFormatException e) {
            return new ListenerPort(file, 0);
        }
    }

    /**
     * The port itself, or for 0 the last one if it is free, else any free one.
     *
     * @throws UsageException if the port is taken
     */
    int claim(int port) {
        if (port != 0 || last == 0) {
            return Ports.claim(port, KEY);
        }
        try {
            return Ports.claim(last, KEY);
        } catch (UsageException taken) {
            return Ports.claim(0, KEY);
        }
    }

    void remember(int port) {
        try {
            Files.writeString(file, Integer.toString(port));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
