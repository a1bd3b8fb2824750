package dev.courant.bench.stand;

import org.jspecify.annotations.Nullable;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.stream.LongStream;

/** CPU time by the names of threads. */
public final class Cpu {

    private Cpu() {}

    /** Of all platform threads whose name holds this, so far, in nanoseconds. */
    public static double nanosOf(String part) {
        var threads = ManagementFactory.getThreadMXBean();
        return LongStream.of(threads.getAllThreadIds())
                .filter(id -> isNamed(threads.getThreadInfo(id), part))
                .map(threads::getThreadCpuTime)
                .filter(nanos -> nanos > 0)
                .sum();
    }

    private static boolean isNamed(@Nullable ThreadInfo thread, String part) {
        return thread != null && thread.getThreadName().contains(part);
    }
}
