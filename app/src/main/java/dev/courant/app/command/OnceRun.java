package dev.courant.app.command;

import static java.util.Comparator.naturalOrder;

import dev.courant.app.config.EditionSettings;
import dev.courant.app.config.RepoSettings;
import dev.courant.app.letters.NewLetters;
import dev.courant.app.once.Days;
import dev.courant.app.services.Services;
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
 * @param complete is run once they are there and nothing is missing, before the services are
 *     stopped
 */
record OnceRun(
        Session session,
        Map<EditionSettings, Days> asked,
        Instant now,
        StopSignal signal,
        PrintWriter out,
        Runnable complete) {

    private static final Logger LOG = LoggerFactory.getLogger(OnceRun.class);

    /** Runs the services unless all is published already. */
    int call() {
        var letters = new NewLetters(session.cluster());
        var papers = new ArrayList<OncePaper>();
        try {
            asked.forEach((paper, days) -> papers.add(new OncePaper(session, paper, days)));
            papers.forEach(OncePaper::catchUp);
            int code = done(papers) ? report(papers) : run(papers);
            if (code == ExitCode.INTERRUPTED || report(letters.of(repos()))) {
                return code;
            }
            return ExitCode.INCOMPLETE;
        } finally {
            papers.forEach(OncePaper::close);
        }
    }

    private static boolean done(List<OncePaper> papers) {
        return papers.stream().allMatch(OncePaper::done);
    }

    private int run(List<OncePaper> papers) {
        papers.forEach(paper -> paper.startRun(now));
        watch();
        return signal.given() ? ExitCode.INTERRUPTED : serve(papers);
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

    private int serve(List<OncePaper> papers) {
        requireUsableStore();
        try (var deliveries = new Deliveries(session.cluster());
                var services = session.start(EnumSet.allOf(Stage.class))) {
            await(papers, services);
            deliveries.await(signal::given);
            return done(papers) ? report(papers) : ExitCode.INTERRUPTED;
        }
    }

    private void await(List<OncePaper> papers, Services services) {
        try (var terminal = Terminal.open("courant", session.config().logs())) {
            while (!done(papers) && !signal.given()) {
                services.requireAlive();
                session.requireAlive();
                papers.forEach(OncePaper::read);
                terminal.show(
                        papers.stream().mapToLong(OncePaper::answered).sum(),
                        papers.stream().mapToLong(OncePaper::total).sum(),
                        "repositories read");
            }
        }
    }

    private int report(List<OncePaper> papers) {
        boolean whole = true;
        for (var paper : papers) {
            whole &= paper.report(out);
        }
        out.flush();
        if (whole) {
            complete.run();
        }
        return whole ? ExitCode.COMPLETE : ExitCode.INCOMPLETE;
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
