package dev.courant.bench.report;

/**
 * What was measured on: enough to tell two tables apart, nothing that names the machine.
 *
 * @param cores that the JVM may use
 * @param java version of the JVM
 * @param heapMiB the most that a row's heap may grow to
 */
public record Machine(int cores, String java, long heapMiB) {

    /** The one that this runs on, with the heap that rows are given. */
    public static Machine here(long heapMiB) {
        return new Machine(
                Runtime.getRuntime().availableProcessors(), Runtime.version().toString(), heapMiB);
    }

    String text() {
        return "%d cores, JDK %s, %d MiB of heap".formatted(cores, java, heapMiB);
    }
}
