package dev.courant.app.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;

/**
 * The child process of {@link EmbeddedRegistry}: runs the registry, and ends when standard input
 * does. The parent holds the other end of that pipe, so the registry ends with the parent, however
 * the parent ends.
 */
final class RegistryMain {

    private static final long GRACE_MILLIS = 5_000;

    private RegistryMain() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> endWith(System.in));
        // The registry's classes are on this process's class path only, beside this class.
        try {
            Class.forName("io.quarkus.bootstrap.runner.QuarkusEntryPoint")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("The registry ended", e.getCause());
        }
    }

    private static void endWith(InputStream parent) {
        try {
            while (parent.read() >= 0) {
                // nothing is ever said
            }
        } catch (IOException e) {
            // as good as the end
        }
        Thread.ofPlatform().daemon().name("halt").start(RegistryMain::haltSoon);
        System.exit(0);
    }

    private static void haltSoon() {
        try {
            Thread.sleep(GRACE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }
}
