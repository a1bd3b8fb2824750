package dev.courant.poller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.github.CommitSummary;
import dev.courant.github.IssueSummary;
import dev.courant.schemas.AvroSerdes;

import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.UUID;

/** A record that the brokers refuse would end the poller: whatever GitHub says, they take it. */
class RawEventsTest {

    /** Below what brokers take unless configured, with room for the key and headers. */
    private static final int RECORD_BYTES = 1_000_000;

    private static final Instant NOON = Instant.parse("2026-02-24T12:00:00Z");

    /** Three bytes a character, in UTF-8. */
    private static final String LONG = "字".repeat(PollerConfig.MOST_CHARACTERS + 1);

    private final RawEvents events =
            new RawEvents(
                    new PollerConfig(
                            Duration.ofMinutes(5),
                            Duration.ofMinutes(2),
                            PollerConfig.MOST_CHARACTERS,
                            PollerConfig.MOST_CHARACTERS,
                            3,
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(2),
                            ZoneOffset.UTC));

    @Test
    void theLargestCommitFitsIntoARecord() {
        var largest =
                new CommitSummary(
                        "c1", LONG, LONG, LONG, true, NOON, LONG, Collections.nCopies(1_000, LONG));

        var commit = events.commit("acme/rocket", largest, NOON);

        assertThat(bytes(commit)).isBetween(RECORD_BYTES / 2, RECORD_BYTES);
    }

    @Test
    void theLargestIssueFitsIntoARecord() {
        var largest =
                new IssueSummary(
                        1,
                        LONG,
                        LONG,
                        LONG,
                        true,
                        NOON,
                        LONG,
                        Collections.nCopies(1_000, LONG),
                        1,
                        false);

        var issue = events.issue("acme/rocket", largest, NOON);

        assertThat(bytes(issue)).isBetween(RECORD_BYTES / 2, RECORD_BYTES);
    }

    private static int bytes(SpecificRecord record) {
        var serdes = new AvroSerdes("mock://" + UUID.randomUUID());
        return serdes.any().serializer().serialize("raw", record).length;
    }
}
