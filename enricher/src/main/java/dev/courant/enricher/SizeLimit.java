package dev.courant.enricher;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.FileChange;

import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * The last check before an event leaves: a record that the broker refuses would end an exactly-once
 * thread. Budgets keep nearly every event far below; names of files are what they do not bound.
 */
final class SizeLimit {

    private static final List<Consumer<EnrichedEvent>> STEPS =
            List.of(
                    event -> event.getFiles().forEach(SizeLimit::dropPatch),
                    event -> event.setFiles(List.of()),
                    event -> event.setBody(""));

    private SizeLimit() {}

    /** Takes patches, then files, then the body out of an event, as far as it is too large. */
    static EnrichedEvent fit(EnrichedEvent event, int maxBytes) {
        for (var step : STEPS) {
            if (bytes(event) <= maxBytes) {
                return event;
            }
            step.accept(event);
            event.setTruncated(true);
        }
        return event;
    }

    static int bytes(EnrichedEvent event) {
        var counter = new CountingStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(counter, null);
        try {
            new SpecificDatumWriter<>(EnrichedEvent.class).write(event, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Counting does not fail", e);
        }
        return counter.count;
    }

    private static void dropPatch(FileChange file) {
        if (file.getPatch() != null) {
            file.setPatch(null);
            file.setOmitted(Omitted.OVER_BUDGET.words());
        }
    }

    private static final class CountingStream extends OutputStream {
        private int count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }
}
