package dev.courant.app.embedded;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A Kafka broker and its controller in this process, on loopback only. Its directory is formatted
 * at the first start and kept: topics, records, offsets and transactions are there after a restart
 * and after kill -9.
 */
final class EmbeddedBroker implements AutoCloseable {

    /** Largest message: a digest of {@code 8 MiB} with its envelope. */
    static final int MAX_MESSAGE_BYTES = 10 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final int NODE_ID = 1;
    private static final String CONTROLLER = BrokerDirectory.CONTROLLER;
    private static final int ATTEMPTS = 3;
    private static final String PORT_KEY = "courant.kafka.embedded-port";

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts a broker and returns when it takes requests.
     *
     * @param directory where it keeps everything
     * @param port to listen on; 0 for any free one
     * @throws dev.courant.app.config.UsageException if the port is taken
     */
    static EmbeddedBroker start(Path directory, int port) {
        BrokerDirectory.format(directory, NODE_ID, Uuid.randomUuid());
        for (int attempt = 1; ; attempt++) {
            int brokerPort = Ports.claim(port, PORT_KEY);
            try {
                return startOn(directory, brokerPort);
            } catch (RuntimeException e) {
                // A port that was free a moment ago may have been taken by somebody else meanwhile.
                if (attempt == ATTEMPTS || !bindFailed(e)) {
                    throw new IllegalStateException(
                            "The embedded broker did not start in " + directory, e);
                }
                LOG.info("Port taken while starting, trying again", e);
            }
        }
    }

    private static EmbeddedBroker startOn(Path directory, int port) {
        if (Fencing.needed(directory)) {
            LOG.info("The broker was not stopped the last time: its controller fences it first");
            Fencing.fence(controllerAlone(directory, Ports.free()));
        }
        return startOn(directory, port, Ports.free());
    }

    private static EmbeddedBroker startOn(Path directory, int port, int controllerPort) {
        var server =
                new KafkaRaftServer(
                        new KafkaConfig(settings(directory, port, controllerPort)), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw e;
        }
        return new EmbeddedBroker(server, Ports.LOOPBACK + ":" + port);
    }

    private static boolean bindFailed(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.net.BindException) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, String> settings(Path directory, int port, int controllerPort) {
        var settings = new HashMap<String, String>();
        settings.put("node.id", String.valueOf(NODE_ID));
        settings.put("process.roles", "broker,controller");
        settings.put("log.dirs", directory.toString());
        network(settings, port, controllerPort);
        oneReplica(settings);
        settings.put("auto.create.topics.enable", "false");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("message.max.bytes", String.valueOf(MAX_MESSAGE_BYTES));
        settings.put("replica.fetch.max.bytes", String.valueOf(MAX_MESSAGE_BYTES));
        // A weekly cron job must find the offsets that it committed: the default forgets them after
        // seven days.
        settings.put("offsets.retention.minutes", String.valueOf(Integer.MAX_VALUE));
        // The default of 128 MiB is taken from the heap at once.
        settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(16 << 20));
        settings.put("num.recovery.threads.per.data.dir", "4");
        settings.put("background.threads", "2");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        return settings;
    }

    private static Map<String, String> controllerAlone(Path directory, int controllerPort) {
        var address = Ports.LOOPBACK + ":" + controllerPort;
        return Map.of(
                "node.id",
                String.valueOf(NODE_ID),
                "process.roles",
                "controller",
                "log.dirs",
                directory.toString(),
                "listeners",
                CONTROLLER + "://" + address,
                "controller.listener.names",
                CONTROLLER,
                "listener.security.protocol.map",
                CONTROLLER + ":PLAINTEXT",
                "controller.quorum.voters",
                NODE_ID + "@" + address,
                "broker.session.timeout.ms",
                "1000");
    }

    private static void network(Map<String, String> settings, int port, int controllerPort) {
        settings.put(
                "listeners",
                "BROKER://"
                        + Ports.LOOPBACK
                        + ":"
                        + port
                        + ","
                        + CONTROLLER
                        + "://"
                        + Ports.LOOPBACK
                        + ":"
                        + controllerPort);
        settings.put("advertised.listeners", "BROKER://" + Ports.LOOPBACK + ":" + port);
        settings.put(
                "listener.security.protocol.map", "BROKER:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        settings.put("inter.broker.listener.name", "BROKER");
        settings.put("controller.listener.names", CONTROLLER);
        settings.put(
                "controller.quorum.voters", NODE_ID + "@" + Ports.LOOPBACK + ":" + controllerPort);
    }

    private static void oneReplica(Map<String, String> settings) {
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
    }

    /** Where clients connect. */
    String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
