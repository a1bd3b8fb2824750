package dev.courant.app.command;

import dev.courant.app.config.RepoSettings;
import dev.courant.app.letters.NewLetters;
import dev.courant.app.once.DayBoard;
import dev.courant.app.once.DayReader;
import dev.courant.app.once.Days;
import dev.courant.app.services.Stage;
import dev.courant.app.topics.WatchList;
import dev.courant.app.topics.WatchPlan;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;

/**
 * Days from the first poll to the published edition.
 *
 * @param asked which days
 * @param now the server's clock at the start
 * @param out where the paths of the reports go, and what is missing in them
 */
record OnceRun(Session session, Days asked, Instant now, StopSignal signal, PrintWriter out) {

    /** Runs the services unless all is published already. */
    int call() {
        var board = new DayBoard(asked, repos());
        var letters = new NewLetters(session.cluster());
        try (var reader = new DayReader(session.cluster(), board)) {
            reader.catchUp();
            if (!board.done()) {
                board.startRun(now);
                watch();
                if (signal.given() || !serve(board, reader)) {
                    return ExitCode.INTERRUPTED;
                }
            }
        }
        boolean complete = report(board);
        complete &= report(letters.of(repos()));
        return complete ? ExitCode.COMPLETE : ExitCode.INCOMPLETE;
    }

    private List<String> repos() {
        return session.config().repos().stream().map(RepoSettings::name).toList();
    }

    private void watch() {
        var list = new WatchList(session.cluster());
        var plan = new WatchPlan(session.config().repos(), list.read());
        list.write(plan.forDays(asked.start(), asked.end()));
    }

    private boolean serve(DayBoard board, DayReader reader) {
        try (var services = session.start(EnumSet.allOf(Stage.class));
                var terminal = Terminal.open("courant")) {
            while (!board.done() && !signal.given()) {
                services.requireAlive();
                session.requireAlive();
                reader.read();
                terminal.show(board.answered(), board.total(), "repositories read");
            }
        }
        return board.done();
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

    private boolean report(DayBoard board) {
        boolean complete = true;
        for (var day : asked.all()) {
            board.edition(day).ifPresent(edition -> out.println(page(day)));
            for (var repo : repos()) {
                var reason = board.reason(repo, day);
                reason.ifPresent(
                        why -> out.println("incomplete: " + day + " " + repo + ": " + why));
                complete &= reason.isEmpty();
            }
            if (board.edition(day).isPresent() && !Files.exists(page(day))) {
                throw new IllegalStateException(
                        page(day) + " was published before, and has been removed since.");
            }
        }
        return complete;
    }

    private Path page(LocalDate day) {
        return session.config().storeDirectory().resolve("reports/" + day + ".md");
    }
}
