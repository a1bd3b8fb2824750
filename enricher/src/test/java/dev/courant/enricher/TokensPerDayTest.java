package dev.courant.enricher;

import static dev.courant.enricher.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.async.CallPool;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Progress;
import dev.courant.testkit.llm.LlmFault;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.IntStream;

/** While tokens are limited, what weighs most asks first. */
class TokensPerDayTest {

    private static final int PER_DAY = 100_000;
    private static final LocalDate TODAY = LocalDate.ofInstant(NOON, ZoneOffset.UTC);

    @AutoClose
    private final Newsroom newsroom = Newsroom.withTokensPerDay(PER_DAY, CallPool.direct());

    @Test
    void asksAboutHighEventsAtOnceAndAboutOthersInTheOrderOfTheirScores() {
        newsroom.low("a1");
        newsroom.medium("a2");
        newsroom.commit("a3", "fix: Fix a crash", "src/b.py", "@@ -1 +1 @@\\n+c");
        newsroom.high("a4");
        assertThat(newsroom.asked()).containsExactly("feat!: Drop the old kernels a4");
        assertThat(newsroom.events()).hasSize(1);

        newsroom.marks();

        var rest = newsroom.events();
        assertThat(rest)
                .extracting(EnrichedEvent::getRuleScore)
                .isSortedAccordingTo((a, b) -> b - a);
        assertThat(newsroom.asked()).hasSize(4).last().isEqualTo("docs: Say more of a1");
        assertThat(rest).allSatisfy(event -> assertThat(event.getAnalysis()).isNotNull());
        assertThat(newsroom.progresses())
                .singleElement()
                .extracting(Progress::getEvents)
                .isEqualTo(4L);
    }

    @Test
    void theEndOfAReadOfIssuesSaysNothingOfCommitsThatAreStillComing() {
        newsroom.low("a1");
        newsroom.issue(7, "How do I install this?");

        newsroom.markIssues();
        newsroom.medium("a2");
        newsroom.marks();

        assertThat(newsroom.asked())
                .containsExactly(
                        "How do I install this?", "feat: Add a mode a2", "docs: Say more of a1");
    }

    @Test
    void leavesTheLastOfTheDayToWhatWeighsMost() {
        spend(70_000);

        newsroom.low("a1");
        newsroom.medium("a2");
        newsroom.marks();

        var events = newsroom.events();
        assertThat(events.getFirst().getAnalysis()).isNotNull();
        EnrichedEvent low = events.getLast();
        assertThat(low.getAnalysis()).isNull();
        assertThat(low.getAnalysisProblem()).isEqualTo("over-budget");
        assertThat(low.getScore()).isEqualTo(low.getRuleScore());
        assertThat(low.getUsage()).isNull();
        assertThat(newsroom.asked()).hasSize(1);
    }

    @Test
    void beginsAnewWithTheDay() {
        spend(PER_DAY);
        newsroom.high("a1");
        assertThat(newsroom.event().getAnalysisProblem()).isEqualTo("over-budget");

        newsroom.advance(Duration.ofHours(12));
        newsroom.high("a2");

        assertThat(newsroom.event().getAnalysis()).isNotNull();
    }

    @Test
    void booksWhatWasSpent() {
        newsroom.high("a1");

        var usage = newsroom.event().getUsage();
        assertThat(newsroom.client().budget().spent(TODAY))
                .isEqualTo(usage.getPromptTokens() + usage.getCompletionTokens())
                .isPositive();
    }

    @Test
    void aHeldEventHasAllItsPatienceWhenItAsks() {
        newsroom.llm().faults().next(1, LlmFault.tooManyRequests(Duration.ofSeconds(20)));
        newsroom.low("a1");
        newsroom.advance(Duration.ofMinutes(5));

        newsroom.marks();
        newsroom.advanceSeconds(21);

        assertThat(newsroom.event().getAnalysis()).isNotNull();
    }

    @Test
    void holdsNoMoreOfALongReadThanItMay() {
        IntStream.range(0, HeldEvents.MAX_PER_READ).forEach(i -> newsroom.low("c" + i + "x"));
        assertThat(newsroom.asked()).isEmpty();

        newsroom.medium("a1");
        newsroom.low("a2");

        assertThat(newsroom.asked()).hasSize(2).first().isEqualTo("feat: Add a mode a1");
        newsroom.marks();
        assertThat(newsroom.events()).hasSize(HeldEvents.MAX_PER_READ + 2);
    }

    @Test
    void holdsNothingForLong() {
        newsroom.low("a1");
        newsroom.advance(Duration.ofMinutes(6));
        newsroom.medium("a2");
        assertThat(newsroom.events()).isEmpty();

        newsroom.advance(Duration.ofMinutes(3));
        assertThat(newsroom.events()).isEmpty();
        newsroom.advance(Duration.ofMinutes(2));

        assertThat(newsroom.events()).hasSize(2);
        newsroom.marks();
        assertThat(newsroom.events()).isEmpty();
        assertThat(newsroom.progresses())
                .singleElement()
                .extracting(Progress::getEvents)
                .isEqualTo(2L);
    }

    @Test
    void aSecondSightingOfWhatIsHeldIsOneEvent() throws Exception {
        IntStream.rangeClosed(0, HeldEvents.MAX_PER_READ).forEach(i -> newsroom.low("a1"));
        assertThat(newsroom.asked()).isEmpty();
        newsroom.marks();

        assertThat(newsroom.events()).hasSize(1);
        assertThat(newsroom.asked()).hasSize(1);
        newsroom.low("a2");
        newsroom.marks();
        assertThat(newsroom.events()).hasSize(1);
    }

    private void spend(long tokens) {
        Instant now = newsroom.now();
        newsroom.client().budget().restored(LocalDate.ofInstant(now, ZoneOffset.UTC), tokens);
    }
}
