package dev.courant.aggregator;

import static dev.courant.aggregator.Given.REPO;
import static dev.courant.aggregator.Given.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.FileChange;

import org.junit.jupiter.api.Test;

import java.util.Collections;

class EventTrimmerTest {

    private static final EnrichedEvent EVENT = commit(REPO, "a", "2026-02-24T10:00:00Z");

    private final EventTrimmer trimmer = new EventTrimmer(10, 2);

    @Test
    void leavesASmallEventAsItIs() {
        assertThat(new EventTrimmer(600, 30).trim(EVENT)).isEqualTo(EVENT);
    }

    @Test
    void takesPatchesAwayWithoutCallingThatTruncated() {
        // given
        var event = EnrichedEvent.newBuilder(EVENT).setBody("").setFiles(Given.files(2)).build();

        // when
        var trimmed = trimmer.trim(event);

        // then
        assertThat(trimmed.getFiles()).extracting(FileChange::getPatch).containsOnlyNulls();
        assertThat(trimmed.getFiles()).extracting(FileChange::getAdditions).containsExactly(0, 1);
        assertThat(trimmed.getTruncated()).isFalse();
        assertThat(event.getFiles()).extracting(FileChange::getPatch).doesNotContainNull();
    }

    @Test
    void keepsTheFirstFilesAndSaysSo() {
        // given
        var event =
                EnrichedEvent.newBuilder(EVENT).setFiles(Given.files(5)).setFileCount(5).build();

        // when
        var trimmed = trimmer.trim(event);

        // then
        assertThat(trimmed.getFiles()).hasSize(2);
        assertThat(trimmed.getFileCount()).isEqualTo(5);
        assertThat(trimmed.getTruncated()).isTrue();
    }

    @Test
    void cutsTheBodyButNoCharacterInTwo() {
        // given
        var event = EnrichedEvent.newBuilder(EVENT).setBody("12345678\uD83D\uDE80 off").build();

        // when
        var trimmed = trimmer.trim(event);

        // then
        assertThat(trimmed.getBody()).isEqualTo("12345678…");
        assertThat(trimmed.getTruncated()).isTrue();
    }

    @Test
    void cutsTheBodyWhereAWordEnds() {
        assertThat(body("one two three")).isEqualTo("one two…");
        assertThat(body("one\ntwo\n\nthree")).isEqualTo("one\ntwo…");
        assertThat(body("one two 3 four")).isEqualTo("one two 3…");
        assertThat(body("just fits.")).isEqualTo("just fits.");
    }

    @Test
    void keepsNothingOfABodyThatMayHaveNone() {
        assertThat(new EventTrimmer(0, 2).trim(withBody("one two")).getBody()).isEmpty();
    }

    private String body(String text) {
        return trimmer.trim(withBody(text)).getBody();
    }

    private static EnrichedEvent withBody(String text) {
        return EnrichedEvent.newBuilder(EVENT).setBody(text).build();
    }

    @Test
    void capsWhateverElseComesFromOutside() {
        // given
        var huge = "x".repeat(1_000_000);
        var event =
                EnrichedEvent.newBuilder(EVENT)
                        .setTitle(huge)
                        .setAuthor(huge)
                        .setUrl(huge)
                        .setScope(huge)
                        .setLabels(Collections.nCopies(1000, huge))
                        .setIssues(Collections.nCopies(100_000, 1L))
                        .build();

        // when
        var trimmed = trimmer.trim(event);

        // then
        assertThat(EventSize.whole(trimmed)).isLessThan(AggregatorConfig.MIN_DIGEST_BYTES / 2);
        assertThat(trimmed.getTruncated()).isTrue();
    }
}
