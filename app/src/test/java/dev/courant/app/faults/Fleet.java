package dev.courant.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.app.services.Stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The services of a deployment, as many instances of each as are wanted. For one thread. */
final class Fleet implements AutoCloseable {

    private final Path directory;
    private final Path config;
    private final List<Instance> instances = new ArrayList<>();
    private int started;

    Fleet(Path directory, Path config) {
        this.directory = directory;
        this.config = config;
    }

    /** Starts one more instance of a service, with nothing on its disk. */
    Instance add(Stage stage) {
        var home = directory.resolve(stage + "-" + ++started);
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var instance = new Instance(stage, home, config);
        instances.add(instance);
        instance.start();
        return instance;
    }

    /** Forgets an instance that has ended. */
    void remove(Instance instance) {
        assertThat(instance.alive()).as("%s is still there", instance).isFalse();
        instances.remove(instance);
    }

    List<Instance> instances() {
        return List.copyOf(instances);
    }

    List<Instance> of(Stage stage) {
        return instances.stream().filter(instance -> instance.stage() == stage).toList();
    }

    /** Fails if one has ended, or lost a stream thread, without being told to. */
    void requireAlive() {
        instances.forEach(Instance::requireAlive);
    }

    /** True if all have their tasks. */
    boolean running() {
        requireAlive();
        return instances.stream().allMatch(Instance::running);
    }

    /** Ends all as an operator would, and waits until they have ended. */
    void stop() {
        requireAlive();
        instances.forEach(Instance::terminate);
        instances.forEach(Instance::awaitEnd);
    }

    @Override
    public void close() {
        instances.forEach(Instance::close);
    }
}
