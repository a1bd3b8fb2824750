package dev.courant.app.command;

import dev.courant.app.config.UsageException;
import dev.courant.testkit.source.LocalGit;
import dev.courant.testkit.source.LogEntry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;

/**
 * What the demo reports on: a local repository, and the last day on which something was committed.
 *
 * @param directory of the repository
 * @param source the repository, to be closed by whoever serves it
 * @param day the last one with commits, in UTC
 */
record DemoSubject(Path directory, LocalGit source, LocalDate day) {

    /** The poller's marks stay two minutes behind the server's clock. */
    private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(5);

    /**
     * @throws UsageException if there is nothing to report on
     */
    static DemoSubject open(Path place) {
        var directory = place.toAbsolutePath().normalize();
        if (!Files.exists(directory.resolve(".git")) && !Files.exists(directory.resolve("HEAD"))) {
            throw new UsageException(
                    directory
                            + " is no git repository: give the top of one with --repo, or clone"
                            + " Courant with git instead of unpacking an archive.");
        }
        var source = source(directory);
        return new DemoSubject(directory, source, lastDay(directory, source));
    }

    private static LocalGit source(Path directory) {
        try {
            return LocalGit.open(directory);
        } catch (RuntimeException e) {
            throw new UsageException(
                    "Cannot read the git repository " + directory + ": " + e.getMessage());
        }
    }

    private static LocalDate lastDay(Path directory, LocalGit source) {
        var last =
                source.resolve(source.defaultBranch(), Instant.MAX).stream()
                        .flatMap(head -> source.log(head).stream())
                        .map(LogEntry::committedAt)
                        .max(Comparator.naturalOrder());
        return last.map(instant -> LocalDate.ofInstant(instant, ZoneOffset.UTC))
                .orElseThrow(
                        () ->
                                new UsageException(
                                        directory + " has no commits yet: make one first."));
    }

    /** The simulated now: the day has just ended. */
    Instant now() {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().plus(AFTER_MIDNIGHT);
    }

    /** As which it is served: its directory's name, in letters that GitHub allows. */
    String name() {
        var last = directory.getFileName();
        var plain = (last == null ? "" : last.toString()).replaceAll("[^A-Za-z0-9._-]", "-");
        return "local/" + (plain.matches("\\.*") ? "repository" : plain);
    }
}
