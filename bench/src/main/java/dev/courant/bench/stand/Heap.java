package dev.courant.bench.stand;

import com.sun.management.OperatingSystemMXBean;

import java.lang.management.ManagementFactory;

/** What this JVM has used. */
public final class Heap {

    private Heap() {}

    /** Bytes of the heap that are reachable. */
    public static long used() {
        // What the first leaves to be finalized or cleaned, the second takes.
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** CPU time of all its threads so far. */
    public static long processCpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
