package dev.courant.app.command;

import dev.courant.app.config.EditionSettings;
import dev.courant.app.config.StoreSettings;
import dev.courant.app.once.DayBoard;
import dev.courant.app.once.DayReader;
import dev.courant.app.once.Days;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What a run for certain days waits for in one paper, and what it says of it. For one thread. */
final class OncePaper implements AutoCloseable {

    private final EditionSettings paper;
    private final StoreSettings store;
    private final List<String> repos;
    private final Days days;
    private final DayBoard board;
    private final DayReader reader;

    /**
     * @param days in the paper's zone
     */
    OncePaper(Session session, EditionSettings paper, Days days) {
        this.paper = paper;
        this.store = session.config().store();
        this.repos = session.config().reposOf(paper);
        this.days = days;
        this.board = new DayBoard(days, repos);
        this.reader = new DayReader(session.cluster(paper), board);
    }

    void catchUp() {
        reader.catchUp();
    }

    void read() {
        reader.read();
    }

    void startRun(Instant now) {
        board.startRun(now);
    }

    boolean done() {
        return board.done();
    }

    long answered() {
        return board.answered();
    }

    long total() {
        return board.total();
    }

    /** Tells where the pages are and what is missing in them; true if nothing is. */
    boolean report(PrintWriter out) {
        requireThere();
        boolean complete = true;
        for (var day : days.all()) {
            board.edition(day).ifPresent(edition -> out.println(located(day)));
            for (var repo : repos) {
                var reason = board.reason(repo, day);
                reason.ifPresent(
                        why -> out.printf("incomplete: %s%s %s: %s%n", prefix(), day, repo, why));
                complete &= reason.isEmpty();
            }
        }
        return complete;
    }

    private String prefix() {
        return paper.name().isEmpty() ? "" : paper.name() + ": ";
    }

    private void requireThere() {
        try (var objects = store.open()) {
            for (var day : days.all()) {
                if (board.edition(day).isPresent() && objects.get(page(day)).isEmpty()) {
                    throw new IllegalStateException(
                            located(day) + " was published before, and has been removed since.");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private String located(LocalDate day) {
        return store.locate(page(day));
    }

    private String page(LocalDate day) {
        return paper.objects() + "reports/" + day + ".md";
    }

    @Override
    public void close() {
        reader.close();
    }
}
