package dev.courant.app;

import dev.courant.app.embedded.DataDir;
import dev.courant.app.embedded.Infrastructure;

import java.nio.file.Path;

/** A real broker and a real registry for several deployments, each under a prefix of its own. */
final class SharedBroker implements AutoCloseable {

    private final DataDir dataDir;
    private final Infrastructure infrastructure;

    SharedBroker(Path directory) {
        dataDir = DataDir.open(directory);
        infrastructure = Infrastructure.start(dataDir, Infrastructure.Endpoints.anyPorts());
    }

    Infrastructure infrastructure() {
        return infrastructure;
    }

    @Override
    public void close() {
        infrastructure.close();
        dataDir.close();
    }
}
