package dev.courant.app.embedded;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where this program's own files are: what the build put beside its jar. */
final class Installation {

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
}
