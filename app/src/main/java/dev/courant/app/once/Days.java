package dev.courant.app.once;

import dev.courant.app.config.UsageException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The days that a command asks for.
 *
 * @param all each once, ascending
 * @param zone whose midnights bound them
 */
public record Days(SortedSet<LocalDate> all, ZoneId zone) {

    /** A day this close to its end is waited for rather than refused: clocks differ. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int MOST = 1_000;

    public Days {
        all = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(all));
    }

    /**
     * Reads what the command line says.
     *
     * @param days each a date, {@code yesterday} or {@code today}
     * @param since first of a span, empty for none
     * @param until last of a span, inclusive
     * @param now the server's clock: it says which day is yesterday
     * @throws UsageException if there is none
     */
    public static Days parse(
            List<String> days,
            Optional<String> since,
            Optional<String> until,
            ZoneId zone,
            Instant now) {
        var today = LocalDate.ofInstant(now, zone);
        var all = new TreeSet<LocalDate>();
        days.forEach(day -> all.add(day(day, today)));
        all.addAll(span(since.map(day -> day(day, today)), until.map(day -> day(day, today))));
        if (all.isEmpty()) {
            throw new UsageException(
                    "No day is asked for: give --day 2026-02-24, --day yesterday, or --since and"
                            + " --until.");
        }
        return new Days(all, zone);
    }

    /** For what does not depend on days. */
    public static Days none() {
        return new Days(new TreeSet<>(), ZoneOffset.UTC);
    }

    /** All days from one to another, both inclusive; the second not before the first. */
    public static Days between(LocalDate first, LocalDate last, ZoneId zone) {
        return new Days(
                first.datesUntil(last.plusDays(1)).collect(Collectors.toCollection(TreeSet::new)),
                zone);
    }

    /**
     * @param text a date, {@code yesterday} or {@code today}
     * @throws UsageException if it is none of these
     */
    public static LocalDate day(String text, LocalDate today) {
        try {
            return switch (text) {
                case "yesterday" -> today.minusDays(1);
                case "today" -> today;
                default -> LocalDate.parse(text);
            };
        } catch (DateTimeParseException e) {
            throw new UsageException(
                    "'" + text + "' is no day: write it as 2026-02-24, yesterday or today.");
        }
    }

    private static List<LocalDate> span(Optional<LocalDate> since, Optional<LocalDate> until) {
        if (since.isPresent() != until.isPresent()) {
            throw new UsageException("--since and --until belong together: give both.");
        }
        var days = new ArrayList<LocalDate>();
        if (since.isPresent() && until.isPresent()) {
            if (until.get().isBefore(since.get())) {
                throw new UsageException("--until is before --since: swap them.");
            }
            if (since.get().plusDays(MOST).isBefore(until.get())) {
                throw new UsageException(
                        "--since and --until are more than " + MOST + " days apart: ask in parts.");
            }
            since.get().datesUntil(until.get().plusDays(1)).forEach(days::add);
        }
        return days;
    }

    /** Those that are over. */
    public Days over(Instant now) {
        var over = new TreeSet<>(all);
        over.removeIf(day -> end(day).isAfter(now.plus(PATIENCE)));
        return new Days(over, zone);
    }

    /**
     * The same.
     *
     * @param now by the server's clock
     * @throws UsageException if one is not over by then
     */
    public Days requireOver(Instant now) {
        if (end().isAfter(now.plus(PATIENCE))) {
            throw new UsageException(
                    all.last()
                            + " is not over yet: it ends at "
                            + end()
                            + ", and GitHub's clock says "
                            + now
                            + ". Ask again then, or use courant run.");
        }
        return this;
    }

    /** Start of the first day. */
    public Instant start() {
        return start(all.first());
    }

    /** End of the last day, exclusive. */
    public Instant end() {
        return end(all.last());
    }

    Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    Instant end(LocalDate day) {
        return start(day.plusDays(1));
    }
}
