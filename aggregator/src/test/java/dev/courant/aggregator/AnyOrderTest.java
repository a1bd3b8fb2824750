package dev.courant.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.DayStatus;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Progress;
import dev.courant.schemas.RepoDayDigest;

import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Several repositories, months apart, at random: whatever the order, the same digests in the end.
 */
class AnyOrderTest {

    private static final List<String> ZONES =
            List.of("UTC", "Asia/Kathmandu", "Europe/Berlin", "America/New_York", "Africa/Cairo");
    private static final int RUNS = 20;

    @RepeatedTest(RUNS)
    void everyInterleavingWithARestartGivesWhatTheEventsSay(RepetitionInfo run) {
        // given
        var random = new Random(run.getCurrentRepetition());
        var zone = zone(random);
        var scripts = scripts(true, random);
        var records = interleaved(scripts, random);

        // when
        var digests = digestsWithARestart(zone, records, random.nextInt(records.size()));

        // then
        assertThat(latest(digests)).isEqualTo(expected(scripts, zone));
    }

    @RepeatedTest(RUNS)
    void whatIsClosedIsRightAtOnceUnlessOlderDaysAreRead(RepetitionInfo run) {
        // given
        var random = new Random(2000 + run.getCurrentRepetition());
        var zone = zone(random);
        var scripts = scripts(false, random);

        // when
        var digests = digestsOf(zone, interleaved(scripts, random));

        // then
        assertThat(digests)
                .filteredOn(digest -> digest.getStatus() != DayStatus.FAILED)
                .extracting(AnyOrderTest::content)
                .containsExactlyInAnyOrderElementsOf(expected(scripts, zone).values());
    }

    @RepeatedTest(RUNS)
    void evenAnOrderThatNoTopicWouldHaveDoes(RepetitionInfo run) {
        // given
        var random = new Random(1000 + run.getCurrentRepetition());
        var zone = zone(random);
        var scripts = scripts(true, random);
        var records = new ArrayList<Object>();
        for (var script : scripts) {
            records.addAll(script.events);
            records.addAll(script.progress);
        }
        Collections.shuffle(records, random);

        // when
        var digests = digestsOf(zone, records);

        // then
        assertThat(latest(digests)).isEqualTo(expected(scripts, zone));
    }

    private static ZoneId zone(Random random) {
        return ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    }

    /** Around the nights in which the zones change their clocks; one name begins the other two. */
    private static List<Script> scripts(boolean older, Random random) {
        return List.of(
                script("octo/engine", "2026-03-06T00:00:00Z", older, random),
                script("octo/engine-2", "2025-10-24T12:00:00Z", older, random),
                script("octo/engine.js", "2024-04-24T00:00:00Z", older, random));
    }

    private static Script script(String repo, String from, boolean older, Random random) {
        return new Script(repo, Instant.parse(from), random.nextInt(1, 12), older, random);
    }

    /**
     * As Kafka delivers: each repository's events in order, its progress in order, and no order
     * between.
     */
    private static List<Object> interleaved(List<Script> scripts, Random random) {
        var rest = new ArrayList<Deque<Object>>();
        for (var script : scripts) {
            rest.add(new ArrayDeque<>(script.events));
            rest.add(new ArrayDeque<>(script.progress));
        }
        var records = new ArrayList<Object>();
        while (!rest.isEmpty()) {
            var topic = rest.get(random.nextInt(rest.size()));
            if (topic.isEmpty()) {
                rest.remove(topic);
            } else {
                records.add(topic.poll());
            }
        }
        return records;
    }

    private static List<RepoDayDigest> digestsOf(ZoneId zone, List<Object> records) {
        try (var aggregator =
                new Harness(AggregatorConfig.in(zone), Stores::inMemoryKeyValueStore)) {
            return digestsOf(aggregator, records);
        }
    }

    private static List<RepoDayDigest> digestsWithARestart(
            ZoneId zone, List<Object> records, int at) {
        var config = AggregatorConfig.in(zone);
        var first = new Harness(config, Stores::inMemoryKeyValueStore);
        var digests = new ArrayList<>(digestsOf(first, records.subList(0, at)));
        try (var second = first.restarted(config)) {
            digests.addAll(digestsOf(second, records.subList(at, records.size())));
        }
        return digests;
    }

    private static List<RepoDayDigest> digestsOf(Harness aggregator, List<Object> records) {
        for (var record : records) {
            switch (record) {
                case EnrichedEvent event -> aggregator.accept(event);
                case Progress progress -> aggregator.accept(progress);
                default -> throw new AssertionError(record);
            }
        }
        return aggregator.emitted();
    }

    private static Map<String, RepoDayDigest> latest(List<RepoDayDigest> digests) {
        var latest = new TreeMap<String, RepoDayDigest>();
        var revisions = new TreeMap<String, Integer>();
        for (var digest : digests) {
            var key = digest.getRepo() + "@" + digest.getDay();
            assertThat(digest.getRevision()).isEqualTo(revisions.merge(key, 1, Integer::sum));
            latest.put(key, content(digest));
        }
        // A day that failed at the end of what was read is not complete, so the events do not say
        // what it holds.
        latest.values().removeIf(digest -> digest.getStatus() == DayStatus.FAILED);
        return latest;
    }

    private static RepoDayDigest content(RepoDayDigest digest) {
        return RepoDayDigest.newBuilder(digest)
                .setRevision(0)
                .setEnrichedRanges(List.of())
                .setRawRanges(List.of())
                .setEvents(
                        digest.getEvents().stream()
                                .map(
                                        event ->
                                                EnrichedEvent.newBuilder(event)
                                                        .setRawOffset(0)
                                                        .build())
                                .toList())
                .build();
    }

    private static Map<String, RepoDayDigest> expected(List<Script> scripts, ZoneId zone) {
        var expected = new TreeMap<String, RepoDayDigest>();
        scripts.forEach(script -> expected.putAll(script.expected(zone)));
        return expected;
    }
}
