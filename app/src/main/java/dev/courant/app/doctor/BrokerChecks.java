package dev.courant.app.doctor;

import dev.courant.app.topics.Cluster;
import dev.courant.app.topics.TopicSetup;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Node;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is asked of the brokers.
 *
 * @param papers the deployment, with the topics of each of its papers
 * @param embedded whether they are ours, and there is one of them
 */
record BrokerChecks(List<Cluster> papers, boolean embedded) {

    private static final int CONNECT_MS = 3_000;
    private static final int PATIENCE_SECONDS = 8;
    private static final int SAFE_BROKERS = 3;
    private static final String ADVICE =
            "Check courant.kafka.bootstrap-servers and courant.kafka.properties, and that the"
                    + " brokers run.";

    List<Check> all() {
        return List.of(
                new Check("brokers", ADVICE, this::brokers),
                new Check(
                        "transactions",
                        "Let the brokers' transaction.state.log.replication.factor not exceed their"
                                + " number, and this user write with transactional ids that begin"
                                + " with courant.kafka.topic-prefix.",
                        this::transactions),
                new Check("topics", ADVICE, this::topics));
    }

    private Cluster cluster() {
        return papers.getFirst();
    }

    private Finding brokers() throws Exception {
        var silent =
                addresses().map(BrokerChecks::refusal).filter(text -> !text.isEmpty()).toList();
        if (silent.size() == addresses().count()) {
            return Finding.fail("brokers", String.join("; ", silent) + ".", ADVICE);
        }
        try (var admin = cluster().admin()) {
            var nodes = answer(admin.describeCluster().nodes());
            return graded(nodes, version(admin), cluster().bootstrapServers(), embedded);
        }
    }

    static Finding graded(
            Collection<Node> nodes, String version, String servers, boolean embedded) {
        var text = "%d at %s, %s.".formatted(nodes.size(), servers, version);
        return embedded || nodes.size() >= SAFE_BROKERS
                ? Finding.ok("brokers", text)
                : Finding.warn(
                        "brokers",
                        text,
                        "With three brokers and courant.kafka.replicas: 3 nothing is lost with one"
                                + " disk.");
    }

    private static String version(Admin admin) throws Exception {
        var level = answer(admin.describeFeatures().featureMetadata()).finalizedFeatures();
        return level.containsKey("metadata.version")
                ? "metadata version " + level.get("metadata.version").maxVersionLevel()
                : "of an unknown version";
    }

    /** Writes nothing but the name of a transaction, which the brokers forget after a week. */
    private Finding transactions() {
        if (!reachable()) {
            return notAsked("transactions");
        }
        var producer = cluster().transactionalProducer("doctor");
        try {
            producer.initTransactions();
            return Finding.ok("transactions", "The brokers allow them.");
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    private Finding topics() {
        if (!reachable()) {
            return notAsked("topics");
        }
        var complaints = ofAll(TopicSetup::complaints);
        if (!complaints.isEmpty()) {
            return Finding.fail(
                    "topics",
                    complaints.getFirst()
                            + (complaints.size() > 1
                                    ? " And %d more.".formatted(complaints.size() - 1)
                                    : ""),
                    "courant topics --check names them all.");
        }
        var missing = ofAll(TopicSetup::missing);
        return Finding.ok(
                "topics",
                missing.isEmpty()
                        ? "All are there, and as they must be."
                        : "%d are missing: a start of the services creates them."
                                .formatted(missing.size()));
    }

    /** Papers share most of their topics. */
    private List<String> ofAll(Function<TopicSetup, List<String>> question) {
        return papers.stream()
                .map(paper -> new TopicSetup(paper, embedded))
                .flatMap(setup -> question.apply(setup).stream())
                .distinct()
                .toList();
    }

    private static Finding notAsked(String subject) {
        return Finding.warn(subject, "Not asked.", "See brokers.");
    }

    private boolean reachable() {
        return addresses().anyMatch(address -> refusal(address).isEmpty());
    }

    private Stream<String> addresses() {
        return Stream.of(cluster().bootstrapServers().split(",")).map(String::strip);
    }

    /** Kafka's clients try for a long time before they say anything, and then do not say this. */
    private static String refusal(String address) {
        int colon = address.lastIndexOf(':');
        try (var socket = new Socket()) {
            var host = address.substring(0, Math.max(colon, 0)).replaceAll("[\\[\\]]", "");
            var port = Integer.parseInt(address.substring(colon + 1));
            socket.connect(new InetSocketAddress(host, port), CONNECT_MS);
            return "";
        } catch (IOException e) {
            return "No connection to %s: %s".formatted(address, Causes.silence(e));
        } catch (IllegalArgumentException e) {
            return address + " is no host and port";
        }
    }

    private static <T> T answer(org.apache.kafka.common.KafkaFuture<T> future) throws Exception {
        return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
