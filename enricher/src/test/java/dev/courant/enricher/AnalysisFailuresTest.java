package dev.courant.enricher;

import static dev.courant.enricher.Samples.REPO;
import static dev.courant.enricher.Samples.sha;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Progress;
import dev.courant.testkit.http.Fault;
import dev.courant.testkit.llm.BadAnswer;
import dev.courant.testkit.llm.LlmFault;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A model that does not answer costs its analysis, never the event. */
class AnalysisFailuresTest {

    @AutoClose private final Newsroom newsroom = Newsroom.open();

    @Test
    void triesAnOutageThreeTimesAndGoesOn() {
        newsroom.llm().faults().always(LlmFault.serverError(500));

        newsroom.high("a1");
        assertThat(newsroom.events()).isEmpty();
        newsroom.advanceSeconds(5);

        EnrichedEvent event = newsroom.event();
        assertWithoutAnalysis(event, "unavailable");
        assertThat(newsroom.llm().requests()).hasSize(3);
        assertThat(event.getUsage().getCalls()).isEqualTo(3);
        assertThat(newsroom.answers()).isEmpty();
    }

    @Test
    void ridesOutAShortOutageAndTellsWhatAllTriesCost() {
        newsroom.llm().faults().next(1, LlmFault.malformedBody());

        newsroom.high("a1");
        newsroom.advanceSeconds(2);

        EnrichedEvent event = newsroom.event();
        assertThat(event.getAnalysis()).isNotNull();
        assertThat(event.getAnalysisProblem()).isNull();
        assertThat(event.getUsage().getCalls()).isEqualTo(2);
        var paidInTheEnd = newsroom.answers().getFirst().value.getUsage();
        assertThat(paidInTheEnd.getCalls()).isEqualTo(1);
        assertThat(event.getUsage().getPromptTokens())
                .isGreaterThan(paidInTheEnd.getPromptTokens());
    }

    @Test
    void doesNotWaitForALongLimit() {
        newsroom.llm().faults().next(1, LlmFault.tooManyRequests(Duration.ofHours(1)));

        newsroom.high("a1");

        assertWithoutAnalysis(newsroom.event(), "rate-limited");
        newsroom.high("a2");
        assertWithoutAnalysis(newsroom.event(), "rate-limited");
        assertThat(newsroom.llm().requests()).hasSize(1);
    }

    @Test
    void waitsForAShortLimit() {
        newsroom.llm().faults().next(1, LlmFault.tooManyRequests(Duration.ofSeconds(20)));

        newsroom.high("a1");
        newsroom.advanceSeconds(19);
        assertThat(newsroom.events()).isEmpty();
        assertThat(newsroom.llm().requests()).hasSize(1);
        newsroom.advanceSeconds(2);

        EnrichedEvent event = newsroom.event();
        assertThat(event.getAnalysis()).isNotNull();
        assertThat(event.getUsage().getCalls()).isEqualTo(2);
    }

    @Test
    void losesPatienceWithLimitsThatFollowEachOther() {
        newsroom.llm().faults().always(LlmFault.tooManyRequests(Duration.ofSeconds(20)));

        newsroom.high("a1");
        newsroom.advanceSeconds(39);
        assertThat(newsroom.events()).isEmpty();
        newsroom.advanceSeconds(11);

        assertWithoutAnalysis(newsroom.event(), "rate-limited");
        assertThat(newsroom.llm().requests()).hasSize(3);
    }

    @Test
    void aRefusalStandsAndTellsNoSecret() {
        newsroom.llm().faults().next(1, LlmFault.wrongKey());

        newsroom.high("a1");

        EnrichedEvent event = newsroom.event();
        assertWithoutAnalysis(event, "refused");
        assertThat(event.toString()).doesNotContain(Newsroom.KEY, LlmFault.ACCOUNT, "127.0.0.1");
        assertThat(newsroom.llm().requests()).hasSize(1);
    }

    static List<Fault> badAnswers() {
        List<Fault> all = new ArrayList<>(BadAnswer.all());
        all.add(BadAnswer.cutOffUnsaid());
        return all;
    }

    @ParameterizedTest
    @MethodSource("badAnswers")
    void oneBadAnswerIsMended(Fault bad) {
        newsroom.llm().faults().next(1, bad);

        newsroom.high("a1");

        EnrichedEvent event = newsroom.event();
        if (bad.name().equals("refusal")) {
            assertWithoutAnalysis(event, "bad-answer");
        } else {
            assertThat(event.getAnalysis()).isNotNull();
            assertThat(event.getAnalysis().getSummary()).doesNotContain("{", "```");
        }
        newsroom.marks();
        assertThat(newsroom.progresses()).last().extracting(Progress::getEvents).isEqualTo(1L);
    }

    @ParameterizedTest
    @MethodSource("badAnswers")
    void anEventOutlivesAModelThatNeverAnswersWell(Fault bad) {
        newsroom.llm().faults().always(bad);

        newsroom.high("a1");
        newsroom.low("a2");
        newsroom.marks();
        newsroom.advanceSeconds(10);

        var events = newsroom.events();
        assertThat(events)
                .extracting(EnrichedEvent::getSha)
                .containsExactlyInAnyOrder(sha("a1"), sha("a2"));
        assertThat(events)
                .allSatisfy(
                        event ->
                                assertThat(event.getAnalysis() == null)
                                        .isEqualTo(
                                                "bad-answer".equals(event.getAnalysisProblem())));
        assertThat(newsroom.progresses())
                .singleElement()
                .extracting(Progress::getEvents)
                .isEqualTo(2L);
    }

    @Test
    void losesAndDoublesNothingWhenEveryThirdAnswerIsBroken() {
        List<Fault> faults = new ArrayList<>(badAnswers());
        faults.add(LlmFault.serverError(503));
        faults.add(LlmFault.tooManyRequests(Duration.ofSeconds(2)));
        faults.add(LlmFault.errorInside200());
        faults.add(LlmFault.reset());
        faults.add(LlmFault.truncatedBody());
        newsroom.llm().faults().random(1605, 0.33, faults);

        IntStream.range(0, 100).forEach(i -> newsroom.high("c" + i + "x"));
        newsroom.marks();
        newsroom.advanceSeconds(60);

        var events = newsroom.events();
        assertThat(events)
                .extracting(EnrichedEvent::getId)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 100)
                                .mapToObj(i -> REPO + "#commit#" + sha("c" + i + "x"))
                                .toList());
        assertThat(events).filteredOn(event -> event.getAnalysis() != null).hasSizeGreaterThan(60);
        assertThat(newsroom.llm().faults().injected()).isGreaterThan(30);
        assertThat(newsroom.progresses())
                .singleElement()
                .extracting(Progress::getEvents)
                .isEqualTo(100L);
    }

    @Test
    void anAnswerFarTooLongIsCutForTheEventAndNotKept() {
        String name = "\\\"summary\\\":\\\"";
        String longer = name + "The change is explained at length. ".repeat(25_000);
        newsroom.llm()
                .faults()
                .next(
                        1,
                        new Fault.Spoiled(
                                "far too long",
                                (request, reply) ->
                                        reply.withBody(reply.body().replace(name, longer))));

        newsroom.high("a1");

        EnrichedEvent event = newsroom.event();
        assertThat(event.getAnalysis().getSummary()).hasSizeLessThanOrEqualTo(1_500).endsWith(".");
        assertThat(SizeLimit.bytes(event)).isLessThan(10_000);
        assertThat(newsroom.answers()).isEmpty();
    }

    private static void assertWithoutAnalysis(EnrichedEvent event, String problem) {
        assertThat(event.getAnalysisProblem()).isEqualTo(problem);
        assertThat(event.getAnalysis()).isNull();
        assertThat(event.getScoredBy()).isEqualTo("rules");
        assertThat(event.getScore()).isEqualTo(event.getRuleScore());
        assertThat(event.getLevel()).isEqualTo(event.getRuleLevel());
    }
}
