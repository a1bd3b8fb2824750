package dev.courant.bench.stand;

import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

import java.time.Duration;

/**
 * The usual way to look for ended calls: a punctuator that rings every 50 ms, whether there is
 * anything to look for or not. It does nothing, but each ring is a reason to commit.
 */
public final class FixedTick implements Processor<Object, Object, Void, Void> {

    private static final Duration TICK = Duration.ofMillis(50);

    private FixedTick() {}

    /** The same topology with one in each task. */
    public static Topology in(Topology topology) {
        for (var part : topology.describe().subtopologies()) {
            part.nodes().stream()
                    .filter(TopologyDescription.Source.class::isInstance)
                    .map(TopologyDescription.Node::name)
                    .sorted()
                    .findFirst()
                    .ifPresent(
                            source ->
                                    topology.addProcessor(
                                            "fixed-tick-" + part.id(), FixedTick::new, source));
        }
        return topology;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> {});
    }

    @Override
    public void process(Record<Object, Object> record) {}
}
