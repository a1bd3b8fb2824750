package dev.courant.enricher;

import static dev.courant.enricher.Samples.NOON;

import dev.courant.schemas.AvroSerdes;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

import java.time.Duration;

/** The topics of a driver, of any records; what is sent is of noon unless it says otherwise. */
record DriverTopics(TopologyTestDriver driver, AvroSerdes serdes) {

    TestInputTopic<String, SpecificRecord> input(String topic) {
        return driver.createInputTopic(
                topic, new StringSerializer(), serdes.any().serializer(), NOON, Duration.ZERO);
    }

    TestOutputTopic<String, SpecificRecord> output(String topic) {
        return driver.createOutputTopic(
                topic, new StringDeserializer(), serdes.any().deserializer());
    }
}
