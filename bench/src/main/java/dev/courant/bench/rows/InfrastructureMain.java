package dev.courant.bench.rows;

import dev.courant.app.embedded.DataDir;
import dev.courant.app.embedded.Infrastructure;

import java.nio.file.Path;

/** Starts a broker and a registry, says so, and ends. Argument: where they keep their data. */
final class InfrastructureMain {

    static final String READY = "ready";

    private InfrastructureMain() {}

    public static void main(String[] args) {
        try (var dataDir = DataDir.open(Path.of(args[0]));
                var infrastructure =
                        Infrastructure.start(dataDir, Infrastructure.Endpoints.anyPorts())) {
            infrastructure.requireAlive();
            System.out.println(READY);
        }
        System.exit(0);
    }
}
