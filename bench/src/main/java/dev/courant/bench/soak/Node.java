package dev.courant.bench.soak;

import dev.courant.app.topics.Cluster;
import dev.courant.bench.stand.AllServices;
import dev.courant.bench.stand.Events;
import dev.courant.bench.stand.Lane;
import dev.courant.bench.stand.Stand;
import dev.courant.bench.stand.Watches;
import dev.courant.store.FileStore;

import org.apache.kafka.streams.Topology;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * All that makes a paper of raw events, in one JVM with its broker: what one node does when it does
 * all of it. Reports go to files. For one thread.
 */
final class Node implements AutoCloseable {

    static final int REPOS = 256;
    static final int COMMITS_EACH = 40;
    static final int COMMITS_A_DAY = REPOS * COMMITS_EACH;

    private static final int PARTITIONS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Lane lane;
    private final Feed feed;
    private final Counter enriched;
    private final Counter editions;
    private long sent;

    /**
     * @param name of the deployment
     * @param threads stream threads of each service
     * @param enricher of a deployment
     */
    Node(Stand stand, String name, int threads, Function<Cluster, Topology> enricher)
            throws InterruptedException {
        lane = new Lane(stand, name, PARTITIONS, threads);
        var cluster = lane.cluster();
        var topics = cluster.topics();
        var repos = Events.repos("octo", REPOS);
        Watches.writeSince(Events.DAY, cluster, repos);
        feed = new Feed(cluster, repos, COMMITS_EACH);
        enriched = new Counter(lane.tap(topics.enriched()));
        editions = new Counter(lane.tap(topics.editions()));
        var store = new FileStore(stand.directory().resolve(name));
        var services = AllServices.behindThePoller(cluster, enricher.apply(cluster), store);
        for (var service : services.entrySet()) {
            lane.start(service.getKey(), service.getValue());
        }
    }

    /**
     * How many events a second it makes a paper of when they have all come before it begins.
     *
     * @param days each becomes an edition
     */
    double eventsPerSecond(int days) {
        long editionsBefore = editions.seen();
        int commits = days * COMMITS_A_DAY;
        lane.pause();
        send(commits);
        long start = System.nanoTime();
        lane.resume();
        long deadline = start + PATIENCE.toNanos();
        while (editions.seen() < editionsBefore + days) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "Only %d of %d editions".formatted(editions.seen() - editionsBefore, days));
            }
            LockSupport.parkNanos(1_000_000);
        }
        return commits / ((System.nanoTime() - start) / 1e9);
    }

    /** Puts the next so many commits before it. */
    void send(int commits) {
        lane.send(feed.next(commits));
        sent += commits;
    }

    long sent() {
        return sent;
    }

    /** Events that are sent and not yet enriched. */
    long behind() {
        return sent - enriched.seen();
    }

    long editions() {
        return editions.seen();
    }

    @Override
    public void close() {
        enriched.close();
        editions.close();
        lane.close();
    }
}
