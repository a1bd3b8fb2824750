package dev.courant.publisher;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;

/**
 * What the publisher has to do for a day. As text, and in the store, it is {@code
 * edition:2026-02-24}.
 */
record Job(Kind kind, LocalDate day) {

    enum Kind {
        /** Publish, if nothing is missing or a revision of what is published. */
        EDITION,
        /** Wait until the day is overdue. */
        DEADLINE,
        /** Publish even if something is missing. */
        OVERDUE
    }

    static Serde<Job> serde() {
        return Serdes.serdeFrom(
                (topic, job) ->
                        job == null ? null : job.toString().getBytes(StandardCharsets.UTF_8),
                (topic, bytes) ->
                        bytes == null ? null : parse(new String(bytes, StandardCharsets.UTF_8)));
    }

    static Job parse(String text) {
        int colon = text.indexOf(':');
        return new Job(
                Kind.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT)),
                LocalDate.parse(text.substring(colon + 1)));
    }

    /**
     * Whose calls wait for each other: editions share the front page. A deadline is in nobody's
     * way.
     */
    String queue() {
        return kind == Kind.DEADLINE ? "deadlines" : "editions";
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + day;
    }
}
