package dev.courant.app.command;

import dev.courant.app.services.Stage;
import dev.courant.app.topics.EditionFollower;
import dev.courant.app.topics.WatchList;
import dev.courant.app.topics.WatchPlan;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Set;

/** Services that run until the process is told to stop. */
record ServiceRun(Session session, Set<Stage> stages, StopSignal signal) {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceRun.class);
    private static final long PAUSE_MILLIS = 500;

    /**
     * Makes the watch list what the configuration says.
     *
     * @param defaultSince from when on a repository is read that nothing else gives a start
     */
    void watchForGood(Instant defaultSince) {
        var list = new WatchList(session.cluster());
        list.write(new WatchPlan(session.config().repos(), list.read()).forGood(defaultSince));
    }

    /** Whoever publishes prints each edition that is published meanwhile. */
    int untilStopped(PrintWriter out) {
        if (!stages.contains(Stage.PUBLISHER)) {
            return untilStopped(this::pause);
        }
        tellOfTheStore();
        try (var editions = new EditionFollower(session.cluster())) {
            return untilStopped(() -> editions.read().forEach(published -> tell(out, published)));
        }
    }

    private int untilStopped(Runnable meanwhile) {
        try (var services = session.start(stages);
                var terminal = Terminal.open("courant", session.config().logs())) {
            while (!signal.given()) {
                services.requireAlive();
                session.requireAlive();
                meanwhile.run();
                terminal.status(services.running() ? "running" : "starting");
            }
        }
        return ExitCode.COMPLETE;
    }

    private void pause() {
        try {
            signal.await(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while services were running", e);
        }
    }

    /** A result, unless whoever collects the logs can read nothing but JSON. */
    private void tell(PrintWriter out, EditionFollower.Published published) {
        switch (session.config().logs()) {
            case TEXT -> out.println(line(published));
            case JSON -> LOG.atInfo().addKeyValue("edition", published.name()).log(line(published));
        }
    }

    /** It may come back: until it does, publishing is tried again. */
    private void tellOfTheStore() {
        try (var store = session.config().store().open()) {
            var probe = store.probe();
            LOG.atLevel(probe.usable() ? Level.INFO : Level.WARN).log(probe.text());
        }
    }

    private String line(EditionFollower.Published published) {
        var edition = published.edition();
        return "published %s, revision %d, %s: %s"
                .formatted(
                        published.name(),
                        edition.getRevision(),
                        edition.getComplete() ? "complete" : "incomplete",
                        session.config().store().locate("reports/" + published.name() + ".md"));
    }
}
