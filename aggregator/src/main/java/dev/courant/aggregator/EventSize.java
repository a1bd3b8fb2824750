package dev.courant.aggregator;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.FileChange;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** How many bytes an event takes in a digest: never less than Avro's encoding, and little more. */
final class EventSize {

    /** Numbers, flags, list ends and what marks a null, each at its longest. */
    private static final int FIXED = 128;

    private static final int FIXED_PER_FILE = 16;
    private static final int LENGTH = 5;
    private static final int LONG = 10;

    private EventSize() {}

    static long whole(EnrichedEvent event) {
        return bare(event) + body(event) + files(event);
    }

    /** What it takes without body and files. */
    static long bare(EnrichedEvent event) {
        return FIXED
                + text(event.getId())
                + text(event.getRepo())
                + text(event.getSha())
                + text(event.getTitle())
                + text(event.getAuthor())
                + text(event.getUrl())
                + text(event.getType())
                + text(event.getScope())
                + text(event.getScoredBy())
                + text(event.getProblem())
                + text(event.getRawTopic())
                + (long) LONG * event.getIssues().size()
                + texts(event.getLabels())
                + texts(event.getReasons());
    }

    static long body(EnrichedEvent event) {
        return event.getBody().isEmpty() ? 0 : text(event.getBody());
    }

    static long files(EnrichedEvent event) {
        return event.getFiles().stream().mapToLong(EventSize::file).sum();
    }

    static long text(@Nullable String text) {
        return text == null ? 0 : LENGTH + text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static long file(FileChange file) {
        return FIXED_PER_FILE
                + text(file.getPath())
                + text(file.getPreviousPath())
                + text(file.getStatus())
                + text(file.getPatch())
                + text(file.getOmitted());
    }

    private static long texts(List<String> texts) {
        return texts.stream().mapToLong(EventSize::text).sum();
    }
}
