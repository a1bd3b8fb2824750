package dev.courant.app.embedded;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

import org.apache.kafka.common.utils.Time;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What has to be done after kill -9, before the only broker starts again. Its metadata still call
 * it alive and leader of everything, so its transaction coordinator would go to work before the
 * broker has registered anew; at the moment of registration no partition has a leader, Kafka 4.3
 * takes that for deleted partitions, and drops the end of a transaction that the kill cut off: its
 * partitions can never be read past it. So the controller is started alone, until it has noticed
 * that the broker is gone.
 */
final class Fencing {

    private static final String CLEAN = ".kafka_cleanshutdown";
    private static final String FENCED =
            "kafka.controller:type=KafkaController,name=FencedBrokerCount";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long LOOK_EVERY_MS = 50;

    private Fencing() {}

    /** True if the broker of this directory was ended without closing. */
    static boolean needed(Path directory) {
        return Files.exists(directory.resolve("meta.properties"))
                && Files.isDirectory(directory.resolve("__cluster_metadata-0"))
                && !Files.exists(directory.resolve(CLEAN));
    }

    /**
     * Runs the controller until the broker is fenced: about two seconds.
     *
     * @param settings of a controller without a broker
     */
    static void fence(Map<String, String> settings) {
        var controller = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        try {
            controller.startup();
            awaitFenced();
        } finally {
            controller.shutdown();
            controller.awaitShutdown();
        }
    }

    private static void awaitFenced() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (fenced() < 1) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "The embedded controller did not fence the broker that was killed within "
                                + PATIENCE.toSeconds()
                                + " s");
            }
            pause();
        }
    }

    private static int fenced() {
        try {
            Object count =
                    ManagementFactory.getPlatformMBeanServer()
                            .getAttribute(new ObjectName(FENCED), "Value");
            return ((Number) count).intValue();
        } catch (JMException notThereYet) {
            return 0;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the broker was starting", e);
        }
    }
}
