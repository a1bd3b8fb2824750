package dev.courant.app.embedded;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The directory where a broker with a controller keeps everything. */
public final class BrokerDirectory {

    /** Name of the controllers' listener, which formatting has to know. */
    public static final String CONTROLLER = "CONTROLLER";

    private BrokerDirectory() {}

    /**
     * Formats the directory, unless it is formatted already.
     *
     * @param nodeId of the broker, and of its controller
     * @param cluster the same for all nodes of a cluster
     */
    public static void format(Path directory, int nodeId, Uuid cluster) {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        try (var silent =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            Files.createDirectories(directory);
            new Formatter()
                    .setPrintStream(silent)
                    .setNodeId(nodeId)
                    .setClusterId(cluster.toString())
                    .setControllerListenerName(CONTROLLER)
                    .setMetadataLogDirectory(directory.toString())
                    .addDirectory(directory.toString())
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create the broker's directory " + directory, e);
        } catch (Exception e) {
            throw new IllegalStateException("Cannot format the broker's directory " + directory, e);
        }
    }
}
