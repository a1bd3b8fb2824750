package dev.courant.bench.stand;

import dev.courant.schemas.DayCounts;
import dev.courant.schemas.DayStatus;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;
import dev.courant.schemas.RepoDayDigest;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;

/** Invented digests of closed days. */
public final class Digests {

    private Digests() {}

    /** A day with so many commits, a minute apart. */
    public static RepoDayDigest of(String repo, LocalDate day, int events) {
        var all = LongStream.range(0, events).mapToObj(i -> event(repo, day, i)).toList();
        return RepoDayDigest.newBuilder()
                .setRepo(repo)
                .setDay(day)
                .setZone("UTC")
                .setRevision(1)
                .setStatus(DayStatus.OK)
                .setCounts(
                        new DayCounts(
                                events,
                                0,
                                count(all, Level.HIGH),
                                count(all, Level.MEDIUM),
                                count(all, Level.LOW)))
                .setEvents(all)
                .build();
    }

    private static EnrichedEvent event(String repo, LocalDate day, long number) {
        var event = Events.event(repo, day.toEpochDay() * 100_000 + number);
        event.setOccurredAt(day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(60 * number));
        return event;
    }

    private static int count(List<EnrichedEvent> events, Level level) {
        return (int) events.stream().filter(event -> event.getLevel() == level).count();
    }
}
