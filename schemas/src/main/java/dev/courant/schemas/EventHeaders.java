package dev.courant.schemas;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Headers of the records on the enriched topic: the context attributes of CloudEvents 1.0, as its
 * Kafka protocol binding puts them in binary mode. All are UTF-8, all are told by the event and its
 * topic alone. They let a reader choose without decoding; Courant itself reads none of them.
 */
public final class EventHeaders {

    /** Version of CloudEvents: {@code 1.0}. */
    public static final String SPEC_VERSION = "ce_specversion";

    /** {@link EnrichedEvent#getId()}: an event that is analysed again has the same. */
    public static final String ID = "ce_id";

    /** {@code urn:courant:<topic>}, such as {@code urn:courant:courant.enriched}. */
    public static final String SOURCE = "ce_source";

    /**
     * {@code dev.courant.enriched.commit.v1} or {@code dev.courant.enriched.issue.v1}. The version
     * changes when a reader of the schema would no longer understand the record.
     */
    public static final String TYPE = "ce_type";

    /** {@link EnrichedEvent#getRepo()}, as the record's key. */
    public static final String SUBJECT = "ce_subject";

    /** {@link EnrichedEvent#getOccurredAt()} in UTC, such as {@code 2026-02-24T09:00:00Z}. */
    public static final String TIME = "ce_time";

    /** {@code application/avro}, in the wire format of Confluent's serializers. */
    public static final String CONTENT_TYPE = "content-type";

    private static final Header VERSION_1 = header(SPEC_VERSION, "1.0");
    private static final Header AVRO = header(CONTENT_TYPE, "application/avro");

    private EventHeaders() {}

    /**
     * The headers of an event, each once.
     *
     * @param topic that it is written to, with its prefix
     */
    public static Headers of(EnrichedEvent event, String topic) {
        return new RecordHeaders(
                new Header[] {
                    VERSION_1,
                    header(ID, event.getId()),
                    header(SOURCE, "urn:courant:" + topic),
                    header(TYPE, type(event.getKind())),
                    header(SUBJECT, event.getRepo()),
                    header(TIME, event.getOccurredAt().toString()),
                    AVRO
                });
    }

    private static String type(EventKind kind) {
        return "dev.courant.enriched." + kind.name().toLowerCase(Locale.ROOT) + ".v1";
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
