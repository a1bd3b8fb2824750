package dev.courant.app.doctor;

import dev.courant.app.config.KafkaSettings;
import dev.courant.app.config.UsageException;
import dev.courant.app.embedded.DataDir;
import dev.courant.app.embedded.Ports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * What is looked at on this machine.
 *
 * @param dataDir absolute
 * @param inUse whether a process works there
 */
record MachineChecks(Path dataDir, boolean inUse) {

    private static final int OLDEST_JAVA = 21;
    private static final long MIB = 1L << 20;

    /** With less, Kafka Streams and the broker soon cannot write. */
    private static final long LEAST_MIB = 256;

    private static final long FEW_MIB = 2_048;
    private static final String OTHER_DIRECTORY =
            "Let it be a directory that this user may write to, or give another --data-dir.";

    List<Check> all() {
        return List.of(
                new Check("java", "Install a JDK.", () -> java(Runtime.version())),
                new Check("data-dir", OTHER_DIRECTORY, this::directory));
    }

    /** That nobody else has the ports that embedded servers will want. */
    List<Check> ports(KafkaSettings kafka) {
        var checks = new ArrayList<Check>();
        if (kafka.embedded() && !inUse) {
            checks.add(port("broker-port", "embedded-port", kafka.embeddedPort()));
            if (kafka.schemaRegistryUrl().isEmpty()) {
                checks.add(
                        port(
                                "registry-port",
                                "embedded-registry-port",
                                kafka.embeddedRegistryPort()));
            }
        }
        return checks;
    }

    static Finding java(Runtime.Version version) {
        return version.feature() < OLDEST_JAVA
                ? Finding.fail(
                        "java",
                        "This is Java " + version + ".",
                        "Install a JDK from 21 on, and set JAVA_HOME to it.")
                : Finding.ok("java", "Java " + version + ".");
    }

    private Finding directory() throws IOException {
        var there = nearest(dataDir);
        if (!Files.isDirectory(there)) {
            return Finding.fail("data-dir", there + " is no directory.", OTHER_DIRECTORY);
        }
        try {
            Files.delete(Files.createTempFile(there, ".courant-", ".probe"));
        } catch (IOException e) {
            return Finding.fail(
                    "data-dir", there + " cannot be written: " + Causes.line(e), OTHER_DIRECTORY);
        }
        return space(dataDir, Files.getFileStore(there).getUsableSpace() / MIB, use());
    }

    private String use() {
        return DataDir.owner(dataDir).map(pid -> "in use by pid " + pid).orElse("not in use");
    }

    static Finding space(Path dataDir, long freeMib, String use) {
        var text = "%s: %d MiB free, %s.".formatted(dataDir, freeMib, use);
        var advice = "Make room on that disk, or give another --data-dir.";
        if (freeMib < LEAST_MIB) {
            return Finding.fail("data-dir", text, advice);
        }
        return freeMib < FEW_MIB
                ? Finding.warn("data-dir", text, advice)
                : Finding.ok("data-dir", text);
    }

    private static Path nearest(Path path) {
        var there = path;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }

    private static Check port(String subject, String key, int port) {
        var advice =
                "Stop the program that has it, or set courant.kafka.%s to another port, 0 for any free one."
                        .formatted(key);
        Callable<Finding> question =
                () -> {
                    try {
                        Ports.claim(port, "courant.kafka." + key);
                        return Finding.ok(
                                subject,
                                port == 0 ? "Any free one." : "Port " + port + " is free.");
                    } catch (UsageException e) {
                        return Finding.fail(
                                subject, "Port %d on 127.0.0.1 is taken.".formatted(port), advice);
                    }
                };
        return new Check(subject, advice, question);
    }
}
