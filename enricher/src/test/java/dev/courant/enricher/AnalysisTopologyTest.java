package dev.courant.enricher;

import static dev.courant.enricher.Samples.NOON;
import static dev.courant.enricher.Samples.REPO;
import static dev.courant.enricher.Samples.commit;
import static dev.courant.enricher.Samples.mark;
import static dev.courant.enricher.Samples.sha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.async.CallPool;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.EventKind;
import dev.courant.schemas.Level;
import dev.courant.schemas.Progress;
import dev.courant.testkit.llm.LlmFault;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

class AnalysisTopologyTest {

    @AutoClose private Newsroom newsroom = Newsroom.open();

    @Test
    void keepsItsShape() throws Exception {
        var topology = newsroom.topology(CallPool.direct(), "en").get();
        Golden.check("topology-model.txt", topology.describe().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void putsTheModelsViewBesideTheRules(String language) throws Exception {
        reopen(Newsroom.inLanguage(language));

        newsroom.high("a1");

        EnrichedEvent event = newsroom.event();
        var analysis = event.getAnalysis();
        assertThat(event.getRuleLevel()).isEqualTo(Level.HIGH);
        assertThat(event.getRuleScore()).isBetween(70, 100);
        assertThat(event.getReasons()).contains("breaking-change");
        assertThat(event.getScoredBy()).isEqualTo("model:" + Newsroom.MODEL);
        assertThat(event.getScore()).isEqualTo(analysis.getScore());
        assertThat(event.getLevel()).isEqualTo(analysis.getLevel());
        assertThat(Importance.levelOf(event.getScore())).isEqualTo(event.getLevel());
        assertThat(event.getAnalysisProblem()).isNull();
        assertThat(analysis.getModel()).isEqualTo(Newsroom.MODEL);
        assertThat(analysis.getLanguage()).isEqualTo(language);
        assertThat(analysis.getDepth()).isEqualTo(Level.HIGH);
        assertThat(analysis.getSummary()).contains("Drop the old kernels a1");
        assertThat(analysis.getPrompt()).startsWith("analysis-high.v1-");
        assertThat(event.getUsage().getModel()).isEqualTo(Newsroom.MODEL);
        assertThat(event.getUsage().getCalls()).isEqualTo(1);
        assertThat(event.getUsage().getPromptTokens()).isEqualTo(newsroom.llm().tokens().prompt());
        assertThat(event.getUsage().getCompletionTokens())
                .isEqualTo(newsroom.llm().tokens().completion());
    }

    @Test
    void asksAsDeeplyAsTheRulesDeserve() {
        newsroom.high("a1");
        newsroom.medium("a2");
        newsroom.low("a3");

        assertThat(newsroom.llm().texts())
                .extracting(asked -> asked.schemaName().orElseThrow())
                .containsExactly("analysis_high", "analysis_medium", "analysis_low");
        assertThat(newsroom.llm().texts())
                .extracting(asked -> asked.maxTokens().orElseThrow())
                .containsExactly(
                        Depth.HIGH.answerTokens(),
                        Depth.MEDIUM.answerTokens(),
                        Depth.LOW.answerTokens());
        var analyses = newsroom.events().stream().map(EnrichedEvent::getAnalysis).toList();
        assertThat(analyses)
                .extracting(analysis -> analysis.getDepth())
                .containsExactly(Level.HIGH, Level.MEDIUM, Level.LOW);
        assertThat(analyses.get(0).getInsights()).isNotEmpty();
        assertThat(analyses.get(0).getRisks()).isNotEmpty();
        assertThat(analyses.get(1).getInsights()).isEmpty();
        assertThat(analyses.get(1).getScope()).isNotBlank();
        assertThat(analyses.get(1).getAdvice()).isNotBlank();
        assertThat(analyses.get(2).getScope()).isNull();
        assertThat(analyses.get(2).getAdvice()).isNull();
    }

    @Test
    void analysesIssuesToo() {
        newsroom.issue(7, "[Bug] Crash on start");

        assertThat(newsroom.event().getKind()).isEqualTo(EventKind.ISSUE);
        assertThat(newsroom.llm().texts().getFirst().data())
                .extracting(block -> block.name())
                .containsExactly("event", "message");
    }

    @Test
    void keepsEachAnswerAndPaysForAChangeOnce() {
        newsroom.commit("a1", "fix: Fix a race (#12)\n\nIt hung.", "csrc/a.cu", "@@ -1 +1 @@\\n+b");
        var first = newsroom.event();
        var kept = newsroom.answers();
        String picked =
                """
                fix: Fix a race (#12) (#40)

                It hung.

                (cherry picked from commit 0123456789abcdef)
                Change-Id: I0123456789
                Co-authored-by: Grace <grace@example.com>
                Signed-off-by: Ada Lovelace <ada@example.com>
                """;
        newsroom.commit("b2", picked, "csrc/a.cu", "@@ -1 +1 @@\\n+b");

        var second = newsroom.event();
        assertThat(newsroom.llm().requests()).hasSize(1);
        assertThat(second.getId()).isEqualTo(REPO + "#commit#" + sha("b2"));
        assertThat(second.getAnalysis()).isEqualTo(first.getAnalysis());
        assertThat(second.getScore()).isEqualTo(first.getScore());
        assertThat(second.getUsage().getCalls()).isZero();
        assertThat(second.getUsage().getPromptTokens()).isZero();
        assertThat(kept).hasSize(1);
        var answer = kept.getFirst().value;
        assertThat(kept.getFirst().key).matches("[0-9a-f]{64}");
        assertThat(answer.getModel()).isEqualTo(Newsroom.MODEL);
        assertThat(answer.getPurpose()).isEqualTo("analysis-high");
        assertThat(answer.getPrompt()).isEqualTo(first.getAnalysis().getPrompt());
        assertThat(answer.getUsage()).isEqualTo(first.getUsage());
        assertThat(newsroom.answers()).as("a known answer is not kept again").isEmpty();
    }

    @Test
    void anotherChangeIsAnotherQuestion() {
        newsroom.commit("a1", "fix: Fix a race", "csrc/a.cu", "@@ -1 +1 @@\\n+b");
        newsroom.commit("a2", "fix: Fix a race", "csrc/a.cu", "@@ -1 +1 @@\\n+c");

        assertThat(newsroom.llm().requests()).hasSize(2);
        assertThat(newsroom.events())
                .allSatisfy(event -> assertThat(event.getUsage().getCalls()).isEqualTo(1));
    }

    @Test
    void analysesAnEventAgainAndCountsIt() {
        newsroom.llm().faults().always(LlmFault.wrongKey());
        newsroom.high("a1");
        var missed = newsroom.event();
        newsroom.marks();
        assertThat(newsroom.progresses()).last().extracting(Progress::getEvents).isEqualTo(1L);
        newsroom.llm().faults().clear();
        newsroom.advanceSeconds(61);

        newsroom.again(missed);

        var again = newsroom.event();
        assertThat(missed.getAnalysisProblem()).isEqualTo("refused");
        assertThat(again.getId()).isEqualTo(missed.getId());
        assertThat(again.getAnalysisProblem()).isNull();
        assertThat(again.getAnalysis()).isNotNull();
        assertThat(again.getFiles()).isEqualTo(missed.getFiles());
        newsroom.marks();
        assertThat(newsroom.progresses()).last().extracting(Progress::getEvents).isEqualTo(2L);
    }

    @Test
    void anAnalysisIsNeverReplacedByNone() {
        newsroom.high("a1");
        var analysed = newsroom.event();
        newsroom.llm().faults().always(LlmFault.paymentRequired());
        analysed.setTitle("A title, so that the answer is not known");

        newsroom.again(analysed);

        var again = newsroom.event();
        assertThat(again.getAnalysis()).isEqualTo(analysed.getAnalysis());
        assertThat(again.getScoredBy()).isEqualTo(analysed.getScoredBy());
        assertThat(again.getScore()).isEqualTo(analysed.getScore());
        assertThat(again.getAnalysisProblem()).isNull();
    }

    @Test
    void refusesWhatDoesNotBelongAmongReanalyses() {
        assertThatThrownBy(() -> newsroom.again(REPO, mark(NOON, NOON).build()))
                .rootCause()
                .hasMessageContaining("Not an enriched event");
        assertThatThrownBy(() -> newsroom.again("octo/other", Samples.event(Level.LOW).build()))
                .rootCause()
                .hasMessageContaining("keyed by its repository");
    }

    @Test
    void aMarkNeverOvertakesAnAnalysis() throws Exception {
        List<Runnable> calls = new ArrayList<>();
        reopen(Newsroom.open(new CallPool(8, calls::add)));
        newsroom.high("a1");
        newsroom.low("a2");
        newsroom.marks();
        newsroom.high("a3");
        newsroom.advanceSeconds(1);
        assertThat(newsroom.progresses()).isEmpty();

        calls.removeFirst().run();
        newsroom.advanceSeconds(1);
        assertThat(newsroom.events()).hasSize(1);
        assertThat(newsroom.progresses()).isEmpty();
        calls.removeFirst().run();
        newsroom.advanceSeconds(1);

        assertThat(newsroom.events()).hasSize(1);
        assertThat(newsroom.progresses())
                .singleElement()
                .extracting(Progress::getEvents)
                .isEqualTo(2L);
    }

    @Test
    void aMarkIsReleasedForEachReadThoughTwoWereWaiting() throws Exception {
        List<Runnable> calls = new ArrayList<>();
        reopen(Newsroom.open(new CallPool(8, calls::add)));
        newsroom.high("a1");
        newsroom.marks();
        newsroom.advanceSeconds(20);
        newsroom.marks();
        assertThat(newsroom.progresses()).isEmpty();

        calls.removeFirst().run();
        newsroom.advanceSeconds(1);

        assertThat(newsroom.progresses())
                .extracting(Progress::getThrough)
                .containsExactly(NOON, NOON.plusSeconds(20));
    }

    @Test
    void givesUpACallThatHangs() throws Exception {
        reopen(Newsroom.open(new CallPool(8, neverRun -> {})));
        newsroom.high("a1");
        newsroom.marks();
        newsroom.advanceSeconds(45);
        assertThat(newsroom.events()).isEmpty();

        newsroom.advanceSeconds(15);

        assertThat(newsroom.event().getAnalysisProblem()).isEqualTo("unavailable");
        assertThat(newsroom.progresses()).hasSize(1);
    }

    @Test
    void aSecondSightingWhileTheFirstIsAskedAboutIsOneEvent() throws Exception {
        List<Runnable> calls = new ArrayList<>();
        reopen(Newsroom.open(new CallPool(8, calls::add)));
        newsroom.high("a1");
        newsroom.raw(commit("a1", "feat!: Drop the old kernels a1").build());
        newsroom.marks();

        assertThat(calls).hasSize(1);
        calls.removeFirst().run();
        newsroom.advanceSeconds(1);

        assertThat(newsroom.events()).hasSize(1);
        assertThat(newsroom.progresses())
                .singleElement()
                .extracting(Progress::getEvents)
                .isEqualTo(1L);
    }

    private void reopen(Newsroom other) throws Exception {
        newsroom.close();
        newsroom = other;
    }
}
