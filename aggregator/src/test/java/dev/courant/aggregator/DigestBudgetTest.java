package dev.courant.aggregator;

import static dev.courant.aggregator.Given.REPO;
import static dev.courant.aggregator.Given.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;
import dev.courant.schemas.ModelUsage;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class DigestBudgetTest {

    private static final EnrichedEvent HIGH = event("high", Level.HIGH, 90);
    private static final EnrichedEvent MEDIUM = event("medium", Level.MEDIUM, 50);
    private static final EnrichedEvent LOW = event("low", Level.LOW, 10);
    private static final List<EnrichedEvent> ALL = List.of(LOW, HIGH, MEDIUM);
    private static final long WHOLE = whole(ALL);

    @Test
    void cutsNothingWhenAllFits() {
        // when
        var kept = keep(WHOLE, ALL);

        // then
        assertThat(kept.events()).containsExactly(HIGH, MEDIUM, LOW);
        assertThat(kept.cut()).isNull();
    }

    @Test
    void theLeastImportantEventLosesItsFilesFirst() {
        // when
        var kept = keep(WHOLE - 1, ALL);

        // then
        var low = kept.events().getLast();
        assertThat(kept.events()).startsWith(HIGH, MEDIUM);
        assertThat(low.getFiles()).isEmpty();
        assertThat(low.getBody()).isEqualTo(LOW.getBody());
        assertThat(low.getTruncated()).isTrue();
        assertThat(kept.cut())
                .isEqualTo("size limit: of the least important events, 1 listed without files");
    }

    @Test
    void thenItsBodyAndThenTheNextEventLosesItsFiles() {
        // when
        var kept = keep(WHOLE - EventSize.files(LOW) - EventSize.body(LOW) - 1, ALL);

        // then
        assertThat(kept.events().get(0)).isEqualTo(HIGH);
        assertThat(kept.events().get(1).getFiles()).isEmpty();
        assertThat(kept.events().get(1).getBody()).isEqualTo(MEDIUM.getBody());
        assertThat(kept.events().get(2).getBody()).isEmpty();
        assertThat(kept.cut())
                .isEqualTo(
                        "size limit: of the least important events, 2 listed without files, 1"
                                + " listed without body");
    }

    @Test
    void atLastTheLeastImportantAreLeftOut() {
        // when
        var kept = keep(EventSize.bare(HIGH) + EventSize.bare(MEDIUM), ALL);

        // then
        assertThat(kept.events())
                .extracting(EnrichedEvent::getSha)
                .containsExactly("high", "medium");
        assertThat(kept.cut()).contains("1 left out");
    }

    @Test
    void analysesStayUntilNoEventHasFilesOrABody() {
        // given
        var events = ALL.stream().map(Given::analysed).toList();
        long bodiesAndFiles =
                events.stream()
                        .mapToLong(event -> EventSize.body(event) + EventSize.files(event))
                        .sum();

        // when
        var kept = keep(whole(events) - bodiesAndFiles, events);

        // then
        assertThat(kept.events())
                .hasSize(3)
                .allSatisfy(
                        event -> {
                            assertThat(event.getFiles()).isEmpty();
                            assertThat(event.getBody()).isEmpty();
                            assertThat(event.getAnalysis().getRisks()).isNotEmpty();
                        });
        assertThat(kept.cut()).doesNotContain("insights", "analysis");
    }

    @Test
    void thenTheLeastImportantLoseInsightsAndRisksAndSayIt() {
        // given
        var events = ALL.stream().map(Given::analysed).toList();

        // when
        var kept =
                keep(
                        events.stream()
                                        .mapToLong(
                                                event ->
                                                        EventSize.bare(event)
                                                                + EventSize.analysis(event)
                                                                + EventSize.insights(event))
                                        .sum()
                                - 1,
                        events);

        // then
        var low = kept.events().getLast();
        assertThat(low.getAnalysis().getInsights()).isEmpty();
        assertThat(low.getAnalysis().getRisks()).isEmpty();
        assertThat(low.getAnalysis().getSummary()).isEqualTo("It mends the engine.");
        assertThat(low.getTruncated()).isTrue();
        assertThat(kept.events().get(1).getAnalysis().getRisks()).isNotEmpty();
        assertThat(kept.cut()).endsWith(", 1 listed without insights and risks");
        assertThat(events.getFirst().getAnalysis().getRisks()).isNotEmpty();
    }

    @Test
    void anEventKeepsItsPlaceLongerThanItsAnalysis() {
        // given
        var events = ALL.stream().map(Given::analysed).toList();

        // when
        var kept = keep(events.stream().mapToLong(EventSize::bare).sum(), events);

        // then
        assertThat(kept.events()).hasSize(3).allMatch(event -> event.getAnalysis() == null);
        assertThat(kept.cut()).endsWith(", 3 listed without analysis").doesNotContain("left out");
    }

    @Test
    void whatIsKeptFitsAndDoesNotDependOnTheOrder() {
        var random = new Random(42);
        for (int run = 0; run < 300; run++) {
            // given
            var events = new ArrayList<EnrichedEvent>();
            for (int i = 0; i < 20; i++) {
                int score = random.nextInt(100);
                var event = event("sha" + i, List.of(Level.values()).get(score / 34), score);
                event.setTitle("x".repeat(random.nextInt(300)));
                events.add(random.nextBoolean() ? event : Given.analysed(event));
            }
            long limit = random.nextLong(500, whole(events));
            var expected = keep(limit, events);
            Collections.shuffle(events, random);

            // when
            var kept = keep(limit, events);

            // then
            assertThat(kept).isEqualTo(expected);
            assertThat(whole(kept.events())).isLessThanOrEqualTo(limit);
        }
    }

    @Test
    void theEstimateIsNeverBelowTheEncoding() throws IOException {
        // given
        var wide =
                EnrichedEvent.newBuilder(HIGH)
                        .setTitle("\u6BCF\u65E5\u66F4\u65B0".repeat(50))
                        .setNumber(Long.MAX_VALUE)
                        .setPullRequest(Long.MIN_VALUE)
                        .setIssues(Collections.nCopies(20, Long.MAX_VALUE))
                        .setLabels(Collections.nCopies(20, "\uD83D\uDE80"))
                        .setReasons(List.of("breaking-change"))
                        .setProblem("gone")
                        .setFileCount(Integer.MIN_VALUE)
                        .setAdditions(Integer.MIN_VALUE)
                        .setDeletions(Integer.MIN_VALUE)
                        .setScore(Integer.MIN_VALUE)
                        .setRuleScore(Integer.MIN_VALUE)
                        .setRawPartition(Integer.MIN_VALUE)
                        .setRawOffset(Long.MIN_VALUE)
                        .build();

        var analysed = Given.analysed(wide);
        analysed.getAnalysis().setScore(Integer.MIN_VALUE);
        analysed.setAnalysisProblem("bad-answer");
        analysed.setUsage(new ModelUsage("m", Integer.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE));

        for (var event : List.of(HIGH, wide, Given.analysed(LOW), analysed)) {
            // when
            int encoded = EnrichedEvent.getEncoder().encode(event).remaining();

            // then
            assertThat(EventSize.whole(event)).isBetween((long) encoded, 3L * encoded);
        }
    }

    private static long whole(List<EnrichedEvent> events) {
        return events.stream().mapToLong(EventSize::whole).sum();
    }

    private static DigestBudget.Kept keep(long bytes, List<EnrichedEvent> events) {
        var budget = new DigestBudget(bytes);
        events.forEach(budget::add);
        return budget.kept();
    }

    private static EnrichedEvent event(String sha, Level level, int score) {
        return EnrichedEvent.newBuilder(commit(REPO, sha, "2026-02-24T10:00:00Z"))
                .setLevel(level)
                .setScore(score)
                .setFiles(
                        new EventTrimmer(0, 3)
                                .trim(
                                        EnrichedEvent.newBuilder(
                                                        commit(REPO, sha, "2026-02-24T10:00:00Z"))
                                                .setFiles(Given.files(3))
                                                .build())
                                .getFiles())
                .build();
    }
}
