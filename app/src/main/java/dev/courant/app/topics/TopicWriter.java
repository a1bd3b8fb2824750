package dev.courant.app.topics;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Writes records to a topic; closing it returns when they are safe. For one thread. */
public final class TopicWriter implements AutoCloseable {

    private final String topic;
    private final Producer<String, byte[]> producer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    public TopicWriter(Cluster cluster, String topic) {
        this.topic = topic;
        this.producer = cluster.producer();
    }

    public void send(String key, byte @Nullable [] value) {
        sent.add(producer.send(new ProducerRecord<>(topic, key, value)));
    }

    /**
     * @throws IllegalStateException if a record could not be written
     */
    @Override
    public void close() {
        try (producer) {
            for (var future : sent) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot write to topic " + topic, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while writing to topic " + topic, e);
        }
    }
}
