package dev.courant.app.command;

import dev.courant.app.config.EditionSettings;
import dev.courant.app.once.DayBoard;
import dev.courant.app.once.DayReader;
import dev.courant.app.once.Days;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What a run for certain days waits for in one paper, and what it says of it. For one thread. */
final class OncePaper implements AutoCloseable {

    private final EditionSettings paper;
    private final Path directory;
    private final List<String> repos;
    private final Days days;
    private final DayBoard board;
    private final DayReader reader;

    /**
     * @param days in the paper's zone
     */
    OncePaper(Session session, EditionSettings paper, Days days) {
        this.paper = paper;
        this.directory = session.config().storeDirectory().resolve(paper.name());
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
        boolean complete = true;
        for (var day : days.all()) {
            board.edition(day).ifPresent(edition -> out.println(page(day)));
            for (var repo : repos) {
                var reason = board.reason(repo, day);
                reason.ifPresent(
                        why -> out.printf("incomplete: %s%s %s: %s%n", prefix(), day, repo, why));
                complete &= reason.isEmpty();
            }
            if (board.edition(day).isPresent() && !Files.exists(page(day))) {
                throw new IllegalStateException(
                        page(day) + " was published before, and has been removed since.");
            }
        }
        return complete;
    }

    private String prefix() {
        return paper.name().isEmpty() ? "" : paper.name() + ": ";
    }

    private Path page(LocalDate day) {
        return directory.resolve("reports/" + day + ".md");
    }

    @Override
    public void close() {
        reader.close();
    }
}
