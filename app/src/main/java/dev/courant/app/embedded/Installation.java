package dev.courant.app.embedded;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where this program's own files are: what the build put beside its jar. */
final class Installation {

    private static final Logger LOG = LoggerFactory.getLogger(Installation.class);

    private Installation() {}

    /** The jar or directory that this class was loaded from. */
    static Path ownClasses() {
        try {
            return Path.of(
                    Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Cannot tell where Courant is installed", e);
        }
    }

    /** The unpacked registry; system property {@code courant.registry.home} overrides it. */
    static Path registryHome() {
        var configured = System.getProperty("courant.registry.home");
        var home =
                configured != null
                        ? Path.of(configured)
                        : ownClasses().resolveSibling("registry").toAbsolutePath();
        if (!Files.exists(home.resolve("quarkus-run.jar"))) {
            throw new IllegalStateException(
                    "No schema registry in " + home + ": build with ./mvnw package");
        }
        return home;
    }

    /**
     * Where a registry leaves its classes for the next one. The JVM makes it anew for another JDK,
     * but not for another build of this program, with which it is merely of no use.
     */
    static Path startupArchive(Path registryHome) {
        var archive = registryHome.resolve("startup.jsa");
        try {
            if (Files.exists(archive) && isOlder(archive, ownClasses())) {
                Files.delete(archive);
            }
        } catch (IOException e) {
            LOG.info("The registry starts without an archive of its classes", e);
        }
        return archive;
    }

    private static boolean isOlder(Path file, Path other) throws IOException {
        return Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(other)) < 0;
    }
}
