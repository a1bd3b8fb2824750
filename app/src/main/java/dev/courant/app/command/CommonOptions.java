package dev.courant.app.command;

import dev.courant.app.config.ConfigFile;
import dev.courant.app.config.CourantConfig;

import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** What goes with every command that works on a configuration. */
final class CommonOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "courant.yaml",
            description = "configuration, ${DEFAULT-VALUE} unless given")
    private Path config = Path.of("courant.yaml");

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = ".courant",
            description =
                    "where all state is kept, ${DEFAULT-VALUE} unless given; one process at a time")
    private Path dataDir = Path.of(".courant");

    /** Reads the configuration, and says what of it does nothing. */
    CourantConfig load(PrintWriter err) {
        var loaded = loadQuietly();
        Logs.begin(loaded.logs());
        loaded.warnings().forEach(warning -> err.println("courant: " + warning));
        return loaded;
    }

    /** Reads the configuration, and says nothing. */
    CourantConfig loadQuietly() {
        return ConfigFile.load(config, System.getenv());
    }

    /** Reads the configuration if there is one: some commands only ask it for the cluster. */
    CourantConfig loadIfThere() {
        return Files.exists(config)
                ? ConfigFile.load(config, System.getenv())
                : ConfigFile.defaults(System.getenv());
    }

    Path dataDir() {
        return dataDir;
    }
}
