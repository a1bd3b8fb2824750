package dev.courant.app.embedded;

import java.lang.reflect.InvocationTargetException;

/**
 * The child process of {@link EmbeddedRegistry}: runs the registry, and ends when its parent does.
 */
final class RegistryMain {

    private RegistryMain() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        ParentWatch.start();
        // The registry's classes are on this process's class path only, beside this class.
        try {
            Class.forName("io.quarkus.bootstrap.runner.QuarkusEntryPoint")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("The registry ended", e.getCause());
        }
    }
}
