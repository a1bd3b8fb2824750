package dev.courant.aggregator;

import static dev.courant.aggregator.Given.commit;
import static dev.courant.aggregator.Given.issue;
import static dev.courant.aggregator.Given.progress;

import dev.courant.schemas.DayCounts;
import dev.courant.schemas.DayStatus;
import dev.courant.schemas.DigestKey;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;
import dev.courant.schemas.Progress;
import dev.courant.schemas.ReadProblem;
import dev.courant.schemas.RepoDayDigest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * What happened to one repository at random, in the order in which the enricher says it: polls a
 * few hours apart, some of which fail, some of which say an event again.
 */
final class Script {

    private static final List<Level> LEVELS = List.of(Level.values());

    final String repo;
    final List<EnrichedEvent> events = new ArrayList<>();
    final List<Progress> progress = new ArrayList<>();

    private final Random random;
    private Instant from;
    private Instant through;

    Script(String repo, Instant from, int polls, boolean older, Random random) {
        this.repo = repo;
        this.from = from;
        this.through = from;
        this.random = random;
        for (int poll = 0; poll < polls; poll++) {
            read(Duration.ofMinutes(random.nextInt(10, 20 * 60)));
        }
        if (older && random.nextBoolean()) {
            readOlderDays(Duration.ofHours(random.nextInt(1, 100)));
        }
        read(Duration.ofHours(1));
    }

    private void read(Duration step) {
        var next = through.plus(step);
        emit(through, next);
        if (random.nextInt(4) == 0) {
            progress.add(
                    Progress.newBuilder(said())
                            .setObservedAt(next.plusSeconds(60))
                            .setProblem(new ReadProblem("GitHub answers 502", through))
                            .build());
        }
        through = next;
        progress.add(said());
    }

    private void readOlderDays(Duration step) {
        emit(from.minus(step), from);
        from = from.minus(step);
        through = through.plusSeconds(300);
        progress.add(said());
    }

    private void emit(Instant since, Instant until) {
        long millis = Duration.between(since, until).toMillis();
        for (int i = random.nextInt(4); i > 0; i--) {
            events.add(event(since.plusMillis(random.nextLong(millis))));
        }
        if (!events.isEmpty() && random.nextInt(3) == 0) {
            var again = events.get(random.nextInt(events.size()));
            events.add(EnrichedEvent.newBuilder(again).setRawOffset(events.size()).build());
        }
    }

    private EnrichedEvent event(Instant at) {
        int number = events.size();
        var event =
                random.nextInt(3) == 0 ? issue(repo, number, at) : commit(repo, "sha" + number, at);
        event.setLevel(LEVELS.get(random.nextInt(LEVELS.size())));
        event.setRawOffset(number);
        return event;
    }

    private Progress said() {
        return progress(repo, from, through, events.size());
    }

    /**
     * The digests that must come of it in the end, computed in another way: by sorting the events
     * into days.
     */
    Map<String, RepoDayDigest> expected(ZoneId zone) {
        var expected = new TreeMap<String, RepoDayDigest>();
        for (var day = from.atZone(zone).toLocalDate();
                !day.plusDays(1).atStartOfDay(zone).toInstant().isAfter(through);
                day = day.plusDays(1)) {
            expected.put(new DigestKey(repo, day).toString(), digest(zone, day));
        }
        return expected;
    }

    private RepoDayDigest digest(ZoneId zone, LocalDate day) {
        var held = new TreeMap<String, EnrichedEvent>();
        for (var event : events) {
            if (event.getOccurredAt().atZone(zone).toLocalDate().equals(day)) {
                held.put(event.getId(), EnrichedEvent.newBuilder(event).setRawOffset(0).build());
            }
        }
        var sorted = new ArrayList<>(held.values());
        sorted.sort(
                Comparator.comparing(EnrichedEvent::getOccurredAt)
                        .thenComparing(EnrichedEvent::getId));
        return RepoDayDigest.newBuilder()
                .setRepo(repo)
                .setDay(day)
                .setZone(zone.getId())
                .setRevision(0)
                .setStatus(sorted.isEmpty() ? DayStatus.QUIET : DayStatus.OK)
                .setCounts(counts(sorted))
                .setEvents(sorted)
                .build();
    }

    private static DayCounts counts(List<EnrichedEvent> events) {
        int commits = (int) events.stream().filter(event -> event.getSha() != null).count();
        return new DayCounts(
                commits,
                events.size() - commits,
                of(events, Level.HIGH),
                of(events, Level.MEDIUM),
                of(events, Level.LOW));
    }

    private static int of(List<EnrichedEvent> events, Level level) {
        return (int) events.stream().filter(event -> event.getLevel() == level).count();
    }
}
