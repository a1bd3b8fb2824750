package dev.courant.app.command;

import dev.courant.app.config.UsageException;
import dev.courant.app.once.DayBoard;
import dev.courant.app.once.DayReader;
import dev.courant.app.once.Days;
import dev.courant.app.topics.WatchList;
import dev.courant.app.topics.WatchPlan;
import dev.courant.schemas.DayCounts;
import dev.courant.schemas.WatchedRepo;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Moves a watch's start back, and waits until the days before are published.
 *
 * @param repo {@code owner/name}
 * @param now the server's clock at the start
 * @param out where it says what came of it
 */
record BackfillRun(
        Deployment deployment, String repo, Instant now, StopSignal signal, PrintWriter out) {

    /**
     * @throws UsageException if the repository is not watched, or has not been read yet
     */
    int call(BackfillSpan asked) {
        var list = new WatchList(deployment.cluster());
        var watch = watch(list);
        var readFrom = readFrom();
        var days = asked.before(readFrom);
        if (days.isEmpty()) {
            out.printf("Nothing to do: %s has been read from %s on.%n", repo, readFrom);
            return ExitCode.COMPLETE;
        }
        tellOfDaysBetween(asked, days.get());
        return read(list, WatchPlan.from(asked.start(), watch), days.get());
    }

    private WatchedRepo watch(WatchList list) {
        var watch = list.read().get(repo);
        if (watch == null) {
            throw new UsageException(
                    repo
                            + " is not watched: courant watch add with --since reads it from a day"
                            + " on, and courant watch list names those that are.");
        }
        return watch;
    }

    private Instant readFrom() {
        var board = new DayBoard(Days.none(), List.of(repo));
        try (var reader = new DayReader(deployment.cluster(), board)) {
            reader.catchUp();
        }
        return board.readFrom(repo)
                .orElseThrow(
                        () ->
                                new UsageException(
                                        repo
                                                + " has not been read yet: courant watch add with"
                                                + " --since sets where that begins."));
    }

    private void tellOfDaysBetween(BackfillSpan asked, Days days) {
        asked.last()
                .filter(last -> last.isBefore(days.all().last()))
                .ifPresent(
                        last ->
                                out.printf(
                                        "%s to %s are read as well, so that no gap is left.%n",
                                        last.plusDays(1), days.all().last()));
    }

    private int read(WatchList list, WatchedRepo earlier, Days days) {
        var board = new DayBoard(days, List.of(repo));
        try (var reader = new DayReader(deployment.cluster(), board)) {
            reader.catchUp();
            board.startRun(now);
            list.write(Map.of(repo, earlier));
            deployment.serve();
            try (var terminal = Terminal.open("courant")) {
                while (!board.done() && !signal.given()) {
                    deployment.requireAlive();
                    reader.read();
                    terminal.show(board.answered(), board.total(), "days closed");
                }
            }
        }
        return report(board, days);
    }

    private int report(DayBoard board, Days days) {
        if (!board.done()) {
            out.printf(
                    "%d of %d days closed; the rest follows while services run.%n",
                    board.answered(), board.total());
            return ExitCode.INTERRUPTED;
        }
        out.printf(
                "%s: %d days, %s to %s, with %d commits and %d issues.%n",
                repo,
                days.all().size(),
                days.all().first(),
                days.all().last(),
                board.counts(repo).mapToInt(DayCounts::getCommits).sum(),
                board.counts(repo).mapToInt(DayCounts::getIssues).sum());
        return complete(board, days) ? ExitCode.COMPLETE : ExitCode.INCOMPLETE;
    }

    private boolean complete(DayBoard board, Days days) {
        var missing =
                days.all().stream().filter(day -> board.reason(repo, day).isPresent()).toList();
        if (!missing.isEmpty()) {
            out.printf(
                    "incomplete: %d days, the last of them %s: %s%n",
                    missing.size(),
                    missing.getLast(),
                    board.reason(repo, missing.getLast()).orElseThrow());
        }
        return missing.isEmpty();
    }
}
