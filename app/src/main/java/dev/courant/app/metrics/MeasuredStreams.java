package dev.courant.app.metrics;

import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Kafka Streams whose metrics can be read at any time.
 *
 * <p>Those of state stores are left out: they are read from RocksDB itself, and to read them while
 * a store closes, as in a rebalance, may crash the JVM (KAFKA-10025).
 */
public final class MeasuredStreams extends KafkaStreams {

    private static final String STORES = "stream-state-metrics";

    public MeasuredStreams(Topology topology, Properties settings) {
        super(topology, settings);
    }

    @Override
    public Map<MetricName, ? extends Metric> metrics() {
        return withoutStores(super.metrics());
    }

    static <M> Map<MetricName, M> withoutStores(Map<MetricName, M> all) {
        var rest = new HashMap<>(all);
        rest.keySet().removeIf(name -> name.group().equals(STORES));
        return rest;
    }
}
