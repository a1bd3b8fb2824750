package dev.courant.app.faults;

import dev.courant.app.faults.History.Happening;
import dev.courant.app.faults.History.Landed;
import dev.courant.app.faults.History.Opened;
import dev.courant.app.faults.History.Repo;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What must come out, told from the history alone: a pure function that shares no code with what it
 * judges. Each line holds all of a thing that does not depend on when it was done, or how often.
 *
 * @param events one line for each event that subscribers must see
 * @param digests one line for each day of each repository
 * @param objects paths of what must be in the store
 * @param notices ids of what channels must be told of
 */
record Oracle(Set<String> events, Set<String> digests, Set<String> objects, Set<String> notices) {

    private static final String NO_DIFF = "0 file +0 -0";

    static Oracle of(History history) {
        var events = new TreeSet<String>();
        var digests = new TreeSet<String>();
        var notices = new TreeSet<String>();
        var objects = new TreeSet<String>(Set.of("README.md", "index.html", "feed.xml"));
        for (var repo : history.repos()) {
            repo.happenings().forEach(happening -> events.add(event(repo, happening)));
            for (var day = repo.since(); day.isBefore(history.end()); day = day.plusDays(1)) {
                digests.add(digest(repo, day));
                objects.add("reports/" + day + "/" + repo.name() + ".md");
                objects.add("reports/" + day + "/" + repo.name() + ".html");
            }
        }
        for (var day = history.start(); day.isBefore(history.end()); day = day.plusDays(1)) {
            objects.add("reports/" + day + ".md");
            objects.add("reports/" + day + ".html");
            objects.add("archive/" + day + ".js");
            notices.add("edition/publisher/" + day + "/1");
            objects.add("reports/" + day + ".json");
        }
        return new Oracle(events, digests, objects, notices);
    }

    /** The same, but for the diffs of these events: nobody could fetch them. */
    Oracle withoutDiffs(Set<String> ids) {
        var told =
                events.stream()
                        .map(line -> ids.contains(id(line)) ? withoutDiff(line) : line)
                        .collect(Collectors.toSet());
        return new Oracle(told, digests, objects, notices);
    }

    private static String withoutDiff(String line) {
        return line.replaceFirst(" \\| 1 file \\+\\d+ -0 \\| ", " | " + NO_DIFF + " | ");
    }

    private static String event(Repo repo, Happening happening) {
        var changes =
                switch (happening) {
                    case Landed commit -> "1 file +" + commit.lines() + " -0";
                    case Opened issue -> NO_DIFF;
                };
        return String.join(
                " | ", id(repo, happening), happening.at().toString(), changes, happening.title());
    }

    private static String id(Repo repo, Happening happening) {
        return switch (happening) {
            case Landed commit -> repo.name() + "#commit#" + commit.sha();
            case Opened issue -> repo.name() + "#issue#" + issue.number() + "#opened";
        };
    }

    private static String digest(Repo repo, LocalDate day) {
        var ofDay =
                repo.happenings().stream()
                        .filter(happening -> day.equals(dayOf(happening)))
                        .sorted(
                                Comparator.comparing(Happening::at)
                                        .thenComparing(happening -> id(repo, happening)))
                        .toList();
        long commits = ofDay.stream().filter(Landed.class::isInstance).count();
        var counts =
                "%s | %d commits %d issues"
                        .formatted(
                                ofDay.isEmpty() ? "QUIET" : "OK", commits, ofDay.size() - commits);
        return Stream.concat(
                        Stream.of(repo.name() + "@" + day, counts),
                        ofDay.stream().map(happening -> id(repo, happening)))
                .collect(Collectors.joining(" | "));
    }

    private static LocalDate dayOf(Happening happening) {
        return LocalDate.ofInstant(happening.at(), ZoneOffset.UTC);
    }

    /** Ids of all events, which are the first field of their lines. */
    List<String> ids() {
        return events.stream().map(Oracle::id).toList();
    }

    private static String id(String line) {
        return line.substring(0, line.indexOf(" | "));
    }
}
