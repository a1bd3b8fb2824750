package dev.courant.app.command;

import static java.util.Comparator.naturalOrder;

import dev.courant.app.config.EditionSettings;
import dev.courant.app.config.RepoSettings;
import dev.courant.app.letters.NewLetters;
import dev.courant.app.once.Days;
import dev.courant.app.services.Stage;
import dev.courant.app.topics.Deliveries;
import dev.courant.app.topics.WatchList;
import dev.courant.app.topics.WatchPlan;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * Days from the first poll to the published edition, of each paper.
 *
 * @param asked which days, by paper; none of a paper whose days are not over
 * @param now the server's clock at the start
 * @param out where the paths of the reports go, and what is missing in them
 */
record OnceRun(
        Session session,
        Map<EditionSettings, Days> asked,
        Instant now,
        StopSignal signal,
        PrintWriter out) {

    private static final Logger LOG = LoggerFactory.getLogger(OnceRun.class);

    /** Runs the services unless all is published already. */
    int call() {
        var letters = new NewLetters(session.cluster());
        var papers = new ArrayList<OncePaper>();
        try {
            asked.forEach((paper, days) -> papers.add(new OncePaper(session, paper, days)));
            papers.forEach(OncePaper::catchUp);
            if (!papers.stream().allMatch(OncePaper::done)) {
                papers.forEach(paper -> paper.startRun(now));
                watch();
                if (signal.given() || !serve(papers)) {
                    return ExitCode.INTERRUPTED;
                }
            }
            boolean complete = true;
            for (var paper : papers) {
                complete &= paper.report(out);
            }
            complete &= report(letters.of(repos()));
            return complete ? ExitCode.COMPLETE : ExitCode.INCOMPLETE;
        } finally {
            papers.forEach(OncePaper::close);
        }
    }

    private List<String> repos() {
        return session.config().repos().stream().map(RepoSettings::name).toList();
    }

    /** From the first paper's day that begins first to the one that ends last. */
    private void watch() {
        var list = new WatchList(session.cluster());
        var plan = new WatchPlan(session.config().repos(), list.read());
        var start = asked.values().stream().map(Days::start).min(naturalOrder()).orElseThrow();
        var end = asked.values().stream().map(Days::end).max(naturalOrder()).orElseThrow();
        list.write(plan.forDays(start, end));
    }

    private boolean serve(List<OncePaper> papers) {
        requireUsableStore();
        try (var deliveries = new Deliveries(session.cluster());
                var services = session.start(EnumSet.allOf(Stage.class));
                var terminal = Terminal.open("courant", session.config().logs())) {
            while (!papers.stream().allMatch(OncePaper::done) && !signal.given()) {
                services.requireAlive();
                session.requireAlive();
                papers.forEach(OncePaper::read);
                terminal.show(
                        papers.stream().mapToLong(OncePaper::answered).sum(),
                        papers.stream().mapToLong(OncePaper::total).sum(),
                        "repositories read");
            }
            deliveries.await(signal::given);
        }
        return papers.stream().allMatch(OncePaper::done);
    }

    /** A day closes without an event that no service could make anything of. */
    private boolean report(int letters) {
        if (letters > 0) {
            out.println(
                    "incomplete: dead letters written meanwhile: "
                            + letters
                            + "; see courant dead-letters list");
        }
        return letters == 0;
    }

    /**
     * What cannot be written now would be tried for ever, and whoever started this would wait for
     * it.
     */
    private void requireUsableStore() {
        try (var store = session.config().store().open()) {
            var probe = store.probe();
            if (!probe.usable()) {
                throw new IllegalStateException(probe.text());
            }
            LOG.info(probe.text());
        }
    }
}
