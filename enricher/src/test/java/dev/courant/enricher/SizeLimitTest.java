package dev.courant.enricher;

import static dev.courant.enricher.Samples.POSITION;
import static dev.courant.enricher.Samples.commit;
import static dev.courant.enricher.Samples.detail;
import static dev.courant.enricher.Samples.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.FileChange;

import org.junit.jupiter.api.Test;

class SizeLimitTest {

    private final EnrichedEvent event =
            new EnrichedEvents(EnricherConfig.defaults())
                    .commit(
                            commit("a1", "Title\n\n" + "body\n".repeat(100)).build(),
                            POSITION,
                            detail(
                                    file("src/" + "a".repeat(500), "+line\n".repeat(100)),
                                    file("b.lock", "+b")));

    @Test
    void leavesAnEventThatFits() {
        assertThat(SizeLimit.fit(event, SizeLimit.bytes(event)).getFiles().getFirst().getPatch())
                .isNotNull();
        assertThat(event.getTruncated()).isFalse();
    }

    @Test
    void countsWhatAvroWrites() throws Exception {
        int header = 10; // of the single-object encoding
        assertThat(SizeLimit.bytes(event))
                .isEqualTo(EnrichedEvent.getEncoder().encode(event).remaining() - header);
    }

    @Test
    void dropsPatchesFirst() {
        String body = event.getBody();

        SizeLimit.fit(event, SizeLimit.bytes(event) - 1);

        assertThat(event.getFiles()).extracting(FileChange::getPatch).containsOnlyNulls();
        assertThat(event.getFiles())
                .extracting(FileChange::getOmitted)
                .containsExactly("over the budget", "lock file");
        assertThat(event.getBody()).isEqualTo(body);
        assertThat(event.getTruncated()).isTrue();
    }

    @Test
    void dropsFilesThen() {
        String body = event.getBody();

        SizeLimit.fit(event, 1_100);

        assertThat(event.getFiles()).isEmpty();
        assertThat(event.getFileCount()).isEqualTo(2);
        assertThat(event.getBody()).isEqualTo(body);
    }

    @Test
    void dropsTheBodyLast() {
        SizeLimit.fit(event, 600);

        assertThat(event.getBody()).isEmpty();
        assertThat(event.getTruncated()).isTrue();
        assertThat(SizeLimit.bytes(event)).isLessThan(600);
    }
}
