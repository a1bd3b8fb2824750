package dev.courant.app.streams;

import java.util.Set;

/**
 * Headers that a dead letter has besides those that its record had. Where a record brought one of
 * the same name, the last one counts.
 */
public final class DeadLetterHeaders {

    /**
     * Topic, partition, offset and timestamp (epoch milliseconds) of the record. Without partition
     * and offset it never stood in that topic, but belongs there: it waited within a service.
     */
    public static final String TOPIC = "courant.source-topic";

    public static final String PARTITION = "courant.source-partition";
    public static final String OFFSET = "courant.source-offset";
    public static final String TIMESTAMP = "courant.source-timestamp";

    /** The service that could make nothing of it. */
    public static final String STAGE = "courant.stage";

    /** Type and message of the failure. */
    public static final String REASON = "courant.reason";

    /** Present if the value could not be kept: it stands at the source alone. */
    public static final String AT_SOURCE = "courant.value-at-source";

    /** All of them. */
    public static final Set<String> ALL =
            Set.of(TOPIC, PARTITION, OFFSET, TIMESTAMP, STAGE, REASON, AT_SOURCE);

    private DeadLetterHeaders() {}
}
