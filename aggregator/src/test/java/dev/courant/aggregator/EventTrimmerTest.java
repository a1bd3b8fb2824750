package dev.courant.aggregator;

import static dev.courant.aggregator.Given.REPO;
import static dev.courant.aggregator.Given.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.Analysis;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.FileChange;
import dev.courant.schemas.Insight;
import dev.courant.schemas.ModelUsage;

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
                        .setScoredBy(huge)
                        .setAnalysisProblem(huge)
                        .setUsage(new ModelUsage(huge, 1, 1L, 1L))
                        .setAnalysis(endless(huge))
                        .build();

        // when
        var trimmed = trimmer.trim(event);

        // then
        assertThat(EventSize.whole(trimmed)).isLessThan(AggregatorConfig.MIN_DIGEST_BYTES);
        assertThat(EventSize.bare(trimmed)).isLessThan(AggregatorConfig.MIN_DIGEST_BYTES / 2);
        assertThat(trimmed.getTruncated()).isTrue();
    }

    @Test
    void keepsAnAnalysisOfOrdinaryLength() {
        // given
        var event = Given.analysed(EVENT);

        // when
        var trimmed = new EventTrimmer(600, 30).trim(event);

        // then
        assertThat(trimmed).isEqualTo(event);
    }

    @Test
    void saysWhenAnAnalysisWasCut() {
        // given
        var event = Given.analysed(EVENT);
        event.getAnalysis().setRisks(Collections.nCopies(11, "It may stall."));

        // when
        var trimmed = new EventTrimmer(600, 30).trim(event);

        // then
        assertThat(trimmed.getAnalysis().getRisks()).hasSize(10);
        assertThat(trimmed.getTruncated()).isTrue();
    }

    private static Analysis endless(String huge) {
        var analysis = Given.analysed(EVENT).getAnalysis();
        analysis.setModel(huge);
        analysis.setLanguage(huge);
        analysis.setType(huge);
        analysis.setSummary(huge);
        analysis.setScope(huge);
        analysis.setInsights(Collections.nCopies(1000, new Insight(huge, huge)));
        analysis.setRisks(Collections.nCopies(1000, huge));
        analysis.setAdvice(huge);
        analysis.setPrompt(huge);
        return analysis;
    }
}
