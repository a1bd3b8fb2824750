package dev.courant.app.faults;

import static org.awaitility.Awaitility.await;

import dev.courant.app.embedded.DataDir;
import dev.courant.app.embedded.Infrastructure;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Three brokers and a schema registry, each in a process of its own, on loopback. */
final class BrokerCluster implements AutoCloseable {

    static final int NODES = 3;
    private static final String HEAP = "384m";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final DataDir dataDir;
    private final String id = Uuid.randomUuid().toString();
    private final List<Integer> ports = freePorts(2 * NODES);
    private final List<ChildJvm> brokers = new ArrayList<>();
    private @Nullable Infrastructure registry;

    private BrokerCluster(Path directory) {
        this.dataDir = DataDir.open(directory);
    }

    /** Starts all at the same time; returns when all of them are there. */
    static BrokerCluster start(Path directory) {
        var cluster = new BrokerCluster(directory);
        try {
            IntStream.rangeClosed(1, NODES).mapToObj(cluster::spawn).forEach(cluster.brokers::add);
            cluster.registry = Infrastructure.start(cluster.dataDir, cluster.endpoints());
            cluster.awaitBrokers();
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private void awaitBrokers() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> admin.describeCluster().nodes().get().size() == NODES);
        }
    }

    private Infrastructure.Endpoints endpoints() {
        return new Infrastructure.Endpoints(bootstrapServers(), "", 0, 0);
    }

    private ChildJvm spawn(int node) {
        var arguments = new ArrayList<String>();
        arguments.add(dataDir.subdirectory("broker-" + node).toString());
        arguments.add(id);
        arguments.add(Integer.toString(node));
        ports.forEach(port -> arguments.add(port.toString()));
        return ChildJvm.start(
                BrokerMain.class,
                arguments,
                HEAP,
                dataDir.path().resolve("broker-" + node + ".log"));
    }

    /** Held until all are found, so that they differ. */
    static List<Integer> freePorts(int count) {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            var found = sockets.stream().map(ServerSocket::getLocalPort).toList();
            for (var socket : sockets) {
                socket.close();
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("No free ports on loopback", e);
        }
    }

    /** All brokers, whether they run or not. */
    String bootstrapServers() {
        return IntStream.range(0, NODES)
                .mapToObj(node -> "127.0.0.1:" + ports.get(2 * node))
                .collect(Collectors.joining(","));
    }

    String registryUrl() {
        if (registry == null) {
            throw new IllegalStateException("The cluster has not been started");
        }
        return registry.registryUrl();
    }

    /** Ends a broker by kill -9. */
    void kill(int node) {
        brokers.get(node - 1).kill();
    }

    /** Starts a broker again, on its data and its ports. */
    void restart(int node) {
        brokers.set(node - 1, spawn(node));
    }

    /** True if none has ended without being told to. */
    boolean alive() {
        return brokers.stream().allMatch(ChildJvm::alive);
    }

    @Override
    public void close() {
        brokers.forEach(ChildJvm::close);
        if (registry != null) {
            registry.close();
        }
        dataDir.close();
    }
}
