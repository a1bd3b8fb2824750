package dev.courant.async;

import org.apache.kafka.common.serialization.Serde;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Entries as bytes: a version, what every entry has, then the payload as its own serde writes it.
 * The sequence is the key, and not repeated.
 */
final class EntryCodec<P> {

    private static final int VERSION = 1;

    private final Serde<P> payloads;
    private final String topic;

    /**
     * @param topic the changelog that the bytes end up in; what the payload's serde is told
     */
    EntryCodec(Serde<P> payloads, String topic) {
        this.payloads = payloads;
        this.topic = topic;
    }

    byte[] encode(Entry<P> entry) {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeBoolean(entry.barrier());
            out.writeLong(entry.timestamp());
            out.writeLong(entry.notBefore());
            out.writeInt(entry.failures());
            writeText(out, entry.id());
            writeText(out, entry.key());
            out.write(payloads.serializer().serialize(topic, entry.payload()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * @throws IllegalStateException if a later release wrote the entry
     */
    Entry<P> decode(long sequence, byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalStateException(
                        "Pending entry "
                                + sequence
                                + " in "
                                + topic
                                + " has format "
                                + version
                                + ", this release reads "
                                + VERSION
                                + ": run the release that wrote it.");
            }
            boolean barrier = in.readBoolean();
            long timestamp = in.readLong();
            long notBefore = in.readLong();
            int failures = in.readInt();
            String id = readText(in);
            String key = readText(in);
            P payload = payloads.deserializer().deserialize(topic, in.readAllBytes());
            return new Entry<>(sequence, id, key, payload, timestamp, notBefore, failures, barrier);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Pending entry " + sequence + " in " + topic + " is cut off", e);
        }
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
