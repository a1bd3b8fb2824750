package dev.courant.aggregator;

import static dev.courant.aggregator.Given.REPO;
import static dev.courant.aggregator.Given.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;

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
    private static final long WHOLE = ALL.stream().mapToLong(EventSize::whole).sum();

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
    void whatIsKeptFitsAndDoesNotDependOnTheOrder() {
        var random = new Random(42);
        for (int run = 0; run < 300; run++) {
            // given
            var events = new ArrayList<EnrichedEvent>();
            for (int i = 0; i < 20; i++) {
                int score = random.nextInt(100);
                var event = event("sha" + i, List.of(Level.values()).get(score / 34), score);
                event.setTitle("x".repeat(random.nextInt(300)));
                events.add(event);
            }
            long limit = random.nextLong(500, events.stream().mapToLong(EventSize::whole).sum());
            var expected = keep(limit, events);
            Collections.shuffle(events, random);

            // when
            var kept = keep(limit, events);

            // then
            assertThat(kept).isEqualTo(expected);
            assertThat(kept.events().stream().mapToLong(EventSize::whole).sum())
                    .isLessThanOrEqualTo(limit);
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

        for (var event : List.of(HIGH, wide)) {
            // when
            int encoded = EnrichedEvent.getEncoder().encode(event).remaining();

            // then
            assertThat(EventSize.whole(event)).isBetween((long) encoded, 3L * encoded);
        }
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
