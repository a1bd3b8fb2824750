package dev.courant.app.embedded;

import dev.courant.app.config.UsageException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The name that a data directory gives to its process: the same after each restart, and nobody
 * else's.
 */
final class InstanceName {

    private InstanceName() {}

    static String of(Path directory) {
        var file = directory.resolve("instance");
        try {
            var known = Files.exists(file) ? Files.readString(file).strip() : "";
            return known.isEmpty() ? choose(file) : known;
        } catch (IOException e) {
            throw new UsageException("Cannot read or write " + file + ": " + e.getMessage());
        }
    }

    private static String choose(Path file) throws IOException {
        var name = UUID.randomUUID().toString();
        Files.writeString(file, name);
        return name;
    }
}
