package dev.courant.aggregator;

import dev.courant.schemas.DigestKey;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Progress;

import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The aggregator's stores, as what they mean. Owner: the stream thread of one task, which both
 * processors run on; holds nothing itself, so nothing but the stores survives a crash or needs to.
 */
final class Ledger {

    private final ZoneId zone;
    private final KeyValueStore<String, EnrichedEvent> dayEvents;
    private final KeyValueStore<String, String> eventDays;
    private final KeyValueStore<String, DayState> days;
    private final KeyValueStore<String, RepoState> repos;
    private final KeyValueStore<String, Progress> heldProgress;

    Ledger(ProcessorContext<?, ?> context, ZoneId zone) {
        this.zone = zone;
        dayEvents = context.getStateStore(AggregatorTopology.DAY_EVENTS);
        eventDays = context.getStateStore(AggregatorTopology.EVENT_DAYS);
        days = context.getStateStore(AggregatorTopology.DAYS);
        repos = context.getStateStore(AggregatorTopology.REPOS);
        heldProgress = context.getStateStore(AggregatorTopology.HELD_PROGRESS);
    }

    /**
     * A repository's state, blank if it is new.
     *
     * @throws IllegalStateException if its days were cut in another zone than the configured one
     */
    RepoState repo(String repo) {
        var state = repos.get(repo);
        if (state == null) {
            return RepoState.newBuilder().setZone(zone.getId()).build();
        }
        if (!ZoneId.of(state.getZone()).getRules().equals(zone.getRules())) {
            throw new IllegalStateException(
                    "The days of "
                            + repo
                            + " were cut in zone "
                            + state.getZone()
                            + ", and the configuration now says "
                            + zone
                            + ": set the zone back, or start the aggregator anew, with a reset of"
                            + " its application or another data directory");
        }
        return state;
    }

    void put(String repo, RepoState state) {
        repos.put(repo, state);
    }

    /** A day's state, blank if nothing is known of it. */
    DayState day(DigestKey day) {
        var state = days.get(StoreKeys.day(day));
        return state == null ? DayState.newBuilder().build() : state;
    }

    void put(DigestKey day, DayState state) {
        days.put(StoreKeys.day(day), state);
    }

    /** Notes in both states that the day is to get a new digest with the next progress. */
    static void markDirty(DigestKey key, DayState day, RepoState repo) {
        day.setDirty(true);
        Spans.setDirty(repo, Spans.dirty(repo).hull(DaySpan.of(key.day())));
    }

    /** The days in a span that changed after their digest, in order. */
    List<LocalDate> dirtyDays(String repo, DaySpan span) {
        var dirty = new ArrayList<LocalDate>();
        if (span.isEmpty()) {
            return dirty;
        }
        var first = StoreKeys.day(new DigestKey(repo, span.from()));
        var last = StoreKeys.day(new DigestKey(repo, span.to().minusDays(1)));
        try (var found = days.range(first, last)) {
            found.forEachRemaining(
                    entry -> {
                        if (entry.value.getDirty()) {
                            dirty.add(StoreKeys.dayIn(entry.key));
                        }
                    });
        }
        return dirty;
    }

    /** The event as first collected or last replaced; null if it is new. */
    @Nullable EnrichedEvent event(String repo, String eventId) {
        var day = eventDays.get(StoreKeys.event(repo, eventId));
        return day == null
                ? null
                : dayEvents.get(
                        StoreKeys.eventOf(new DigestKey(repo, LocalDate.parse(day)), eventId));
    }

    void put(DigestKey day, EnrichedEvent event) {
        eventDays.put(StoreKeys.event(day.repo(), event.getId()), day.day().toString());
        dayEvents.put(StoreKeys.eventOf(day, event.getId()), event);
    }

    /** Hands over a day's events in order of their ids. */
    void forEachEvent(DigestKey day, Consumer<EnrichedEvent> action) {
        try (var found = dayEvents.prefixScan(StoreKeys.eventsOf(day), new StringSerializer())) {
            found.forEachRemaining(entry -> action.accept(entry.value));
        }
    }

    /**
     * Keeps a progress until the events that it speaks of have arrived; replaces the one held
     * before.
     */
    void hold(String repo, Progress progress) {
        heldProgress.put(repo, progress);
    }

    Progress held(String repo) {
        return heldProgress.get(repo);
    }

    void release(String repo) {
        heldProgress.delete(repo);
    }
}
