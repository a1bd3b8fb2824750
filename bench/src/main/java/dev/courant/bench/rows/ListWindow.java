package dev.courant.bench.rows;

import dev.courant.bench.stand.Events;
import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.EnrichedEvent;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.apache.kafka.streams.state.WindowStore;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.LongStream;

/**
 * How a day is often kept: a window of a day whose value is the list of its events, read and
 * written whole for each. On a test driver: 20,000 real appends would write a hundred gigabytes, so
 * the list is put there and then appended to.
 */
final class ListWindow implements AutoCloseable {

    private static final String STORE = "days";
    private static final String REPO = "octo/engine";
    private static final int APPENDS = 5;

    private final Serde<EnrichedEvent> events =
            new AvroSerdes("mock://window").of(EnrichedEvent.class);
    private final Serde<List<EnrichedEvent>> lists = listsOf(events);
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, EnrichedEvent> input;

    ListWindow(Path state) {
        var settings = new Properties();
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        driver = new TopologyTestDriver(topology(), settings, Events.DAY);
        input =
                driver.createInputTopic(
                        "enriched", Serdes.String().serializer(), events.serializer());
    }

    /** Kafka asks for the raw type of the list. */
    @SuppressWarnings("unchecked")
    private static Serde<List<EnrichedEvent>> listsOf(Serde<EnrichedEvent> events) {
        return Serdes.ListSerde(ArrayList.class, events);
    }

    private Topology topology() {
        var builder = new StreamsBuilder();
        builder.stream("enriched", Consumed.with(Serdes.String(), events))
                .groupByKey()
                .windowedBy(TimeWindows.ofSizeWithNoGrace(Duration.ofDays(1)))
                .aggregate(
                        ArrayList::new,
                        (repo, event, list) -> {
                            list.add(event);
                            return list;
                        },
                        Materialized.<String, List<EnrichedEvent>, WindowStore<Bytes, byte[]>>as(
                                        STORE)
                                .withKeySerde(Serdes.String())
                                .withValueSerde(lists));
        return builder.build();
    }

    /** Of an event that comes to a day which holds so many. */
    double secondsPerEvent(int held) {
        var list = LongStream.range(0, held).mapToObj(i -> Events.event(REPO, i)).toList();
        driver.<String, List<EnrichedEvent>>getTimestampedWindowStore(STORE)
                .put(
                        REPO,
                        ValueAndTimestamp.make(list, Events.DAY.toEpochMilli()),
                        Events.DAY.toEpochMilli());
        long start = System.nanoTime();
        for (int i = 0; i < APPENDS; i++) {
            input.pipeInput(REPO, Events.event(REPO, held + i), Events.DAY);
        }
        return (System.nanoTime() - start) / 1e9 / APPENDS;
    }

    @Override
    public void close() {
        driver.close();
    }
}
