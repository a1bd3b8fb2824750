package dev.courant.app.faults;

import dev.courant.app.faults.History.Happening;
import dev.courant.app.faults.History.Landed;
import dev.courant.app.faults.History.Opened;
import dev.courant.app.faults.History.Repo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Histories by seed. */
final class Histories {

    /** When a history begins that does not begin earlier. */
    static final LocalDate START = LocalDate.parse("2026-02-02");

    private static final int SECONDS_A_DAY = Math.toIntExact(Duration.ofDays(1).toSeconds());
    private static final List<String> TITLES =
            List.of(
                    "docs: describe option %s",
                    "fix: lose no byte of frame %s",
                    "feat!: drop protocol %s",
                    "perf: copy block %s only once");

    /** One in so many happenings is an issue. */
    private static final int ISSUES = 6;

    private final Random dice;

    Histories(long seed) {
        this.dice = new Random(seed);
    }

    /**
     * Repositories of which something happens now and then: up to twice as often as the mean, and
     * sometimes not at all for a day.
     */
    History busy(int repos, int days, int mean) {
        return busy(START, repos, days, mean);
    }

    /** As {@link #busy(int, int, int)}, from another day on. */
    History busy(LocalDate start, int repos, int days, int mean) {
        return new History(
                IntStream.range(0, repos).mapToObj(i -> repo("r" + i, start, days, mean)).toList(),
                start.plusDays(days));
    }

    /** Two repositories with some days each, of which one has them a year before the other. */
    History aYearApart(int days, int mean) {
        var early = START.minusYears(1);
        return new History(
                List.of(repo("early", early, days, mean), repo("late", START, days, mean)),
                START.plusDays(days));
    }

    /** One repository, read from five years before. */
    History fiveYears(int happenings) {
        var since = START.minusYears(5);
        int days = Math.toIntExact(START.toEpochDay() - since.toEpochDay());
        var found = new ArrayList<Happening>();
        for (int i = 0; i < happenings; i++) {
            found.add(happening("old", i, moment(since.plusDays(dice.nextInt(days)))));
        }
        return new History(List.of(new Repo("acme/old", since, found)), START);
    }

    private Repo repo(String name, LocalDate since, int days, int mean) {
        return new Repo("acme/" + name, since, happenings(name, since, days, mean));
    }

    private List<Happening> happenings(String repo, LocalDate since, int days, int mean) {
        var happenings = new ArrayList<Happening>();
        for (int day = 0; day < days; day++) {
            int count = dice.nextInt(8) == 0 ? 0 : dice.nextInt(2 * mean + 1);
            for (int i = 0; i < count; i++) {
                happenings.add(happening(repo, happenings.size(), moment(since.plusDays(day))));
            }
        }
        return happenings;
    }

    private Instant moment(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plusSeconds(dice.nextInt(SECONDS_A_DAY));
    }

    private Happening happening(String repo, int number, Instant at) {
        String label = repo + "_" + number;
        return dice.nextInt(ISSUES) == 0
                ? new Opened(number + 1, at, "It hangs when " + label + " comes", "Again.")
                : new Landed(
                        label,
                        at,
                        TITLES.get(dice.nextInt(TITLES.size())).formatted(label),
                        "",
                        1 + dice.nextInt(30));
    }
}
