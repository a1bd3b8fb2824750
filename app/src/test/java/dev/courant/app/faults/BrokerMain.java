package dev.courant.app.faults;

import dev.courant.app.embedded.BrokerDirectory;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One node of a cluster of brokers, each of them a controller too. Arguments: directory, cluster
 * id, its own number from 1 on, then for each node the broker's port and the controller's.
 */
final class BrokerMain {

    private static final String HOST = "127.0.0.1";

    private BrokerMain() {}

    public static void main(String[] args) {
        var directory = Path.of(args[0]);
        int node = Integer.parseInt(args[2]);
        var ports = IntStream.range(3, args.length).map(i -> Integer.parseInt(args[i])).boxed();
        BrokerDirectory.format(directory, node, Uuid.fromString(args[1]));
        var settings = settings(directory, node, ports.toList());
        var server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        server.startup();
        server.awaitShutdown();
    }

    private static Map<String, String> settings(Path directory, int node, List<Integer> ports) {
        var settings = new HashMap<String, String>();
        settings.put("node.id", String.valueOf(node));
        settings.put("process.roles", "broker,controller");
        settings.put("log.dirs", directory.toString());
        network(settings, node, ports);
        replication(settings);
        noticeSoon(settings);
        small(settings);
        settings.put("auto.create.topics.enable", "false");
        return settings;
    }

    private static void network(Map<String, String> settings, int node, List<Integer> ports) {
        int nodes = ports.size() / 2;
        var broker = "BROKER://" + HOST + ":" + ports.get(2 * node - 2);
        var controller = BrokerDirectory.CONTROLLER + "://" + HOST + ":" + ports.get(2 * node - 1);
        settings.put("listeners", broker + "," + controller);
        settings.put("advertised.listeners", broker);
        settings.put(
                "listener.security.protocol.map",
                "BROKER:PLAINTEXT," + BrokerDirectory.CONTROLLER + ":PLAINTEXT");
        settings.put("inter.broker.listener.name", "BROKER");
        settings.put("controller.listener.names", BrokerDirectory.CONTROLLER);
        settings.put(
                "controller.quorum.voters",
                IntStream.rangeClosed(1, nodes)
                        .mapToObj(voter -> voter + "@" + HOST + ":" + ports.get(2 * voter - 1))
                        .collect(Collectors.joining(",")));
    }

    /** As a cluster has it that must not lose a record with a broker. */
    private static void replication(Map<String, String> settings) {
        settings.put("default.replication.factor", "3");
        settings.put("min.insync.replicas", "2");
        settings.put("offsets.topic.replication.factor", "3");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "3");
        settings.put("transaction.state.log.min.isr", "2");
        settings.put("transaction.state.log.num.partitions", "4");
    }

    /** A cluster's own failover is not what is tried here: it may be fast. */
    private static void noticeSoon(Map<String, String> settings) {
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("group.initial.rebalance.delay.ms", "0");
    }

    private static void small(Map<String, String> settings) {
        settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(16 << 20));
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
    }
}
