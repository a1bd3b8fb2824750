package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;
import dev.courant.schemas.Topics;
import dev.courant.testkit.llm.Answerer;
import dev.courant.testkit.llm.Answerers;
import dev.courant.testkit.llm.ChatRequest;
import dev.courant.testkit.llm.LlmCall;
import dev.courant.testkit.llm.LlmFault;
import dev.courant.testkit.llm.LlmSimulator;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** From GitHub by way of a model to the published edition, on a real broker and registry. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ModelIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Answerer FILLING = Answerers.filling("en");
    private static final String REPO = "acme/engine";
    private static final String DAY = Commits.DAY;

    @TempDir static Path shared;
    private static SharedBroker broker;
    private static Hanging busy;
    private static Hanging calm;

    @TempDir Path directory;
    private final LlmSimulator llm = LlmSimulator.start();
    private Paper paper;

    @BeforeAll
    static void startBroker() throws IOException {
        broker = new SharedBroker(shared.resolve("broker"));
        busy = new Hanging(shared, broker, "busy", 80, "models: [first, second]");
        calm = new Hanging(shared, broker, "calm", 3, "models: [first], concurrency: 2");
    }

    @AfterAll
    static void stopBroker() {
        busy.close();
        calm.close();
        broker.close();
    }

    @BeforeEach
    void openPaper(TestInfo test) {
        paper =
                new Paper(directory, Commits.AFTER)
                        .on(broker.infrastructure(), test.getTestMethod().orElseThrow().getName())
                        .watching(REPO)
                        .asking(llm.url(), "models: [first]");
    }

    @AfterEach
    void closePaper() {
        paper.close();
        llm.close();
    }

    private void publish() {
        assertThat(paper.once(DAY)).as(paper::output).isZero();
    }

    private List<EnrichedEvent> enriched() {
        return new Committed(paper.cluster()).enriched();
    }

    @Test
    void scoresByTheModelKeepsWhatTheRulesSayAndAsksNothingTheSecondTime() {
        llm.answerer(ModelIT::scored91);
        paper.github.serve(REPO, Commits.day(12));

        publish();

        assertThat(paper.events(DAY))
                .hasSize(12)
                .allSatisfy(
                        event -> {
                            assertThat(event.get("scoredBy").asText()).isEqualTo("model:first");
                            assertThat(event.get("score").asInt()).isEqualTo(91);
                            assertThat(event.get("level").asText()).isEqualTo("high");
                        });
        assertThat(enriched())
                .extracting(EnrichedEvent::getRuleLevel)
                .hasSize(12)
                .containsOnly(Level.LOW, Level.MEDIUM, Level.HIGH);
        assertThat(paper.edition(DAY).path("proseBy").asText()).isEqualTo("first");
        var published = paper.objects();
        llm.forget();
        publish();
        assertThat(llm.requests()).isEmpty();
        assertThat(paper.objects()).isEqualTo(published);
    }

    /** Of an edition there is no score to give: with one, its answer would be none. */
    private static String scored91(ChatRequest request) {
        if (!Questions.isAboutEvent(request.schemaName())) {
            return FILLING.answer(request);
        }
        try {
            var answer = (ObjectNode) JSON.readTree(FILLING.answer(request));
            return answer.put("score", 91).put("level", "high").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void withEveryTenthAnswerBrokenEveryEventIsInTheEditionOnceAndSaysWhoScoredIt() {
        llm.faults().random(7, 0.1, BrokenAnswers.all());
        paper.asking(llm.url(), "models: [first, second], timeout: 2s");
        paper.github.serve(REPO, Commits.day(200));

        publish();

        var enriched = enriched();
        assertThat(enriched).extracting(EnrichedEvent::getId).hasSize(200).doesNotHaveDuplicates();
        assertThat(paper.events(DAY))
                .extracting(event -> event.get("id").asText())
                .containsExactlyInAnyOrderElementsOf(
                        enriched.stream().map(EnrichedEvent::getId).toList());
        assertThat(enriched).allMatch(ModelIT::saysWhoScoredIt);
        assertThat(llm.faults().injected()).isGreaterThan(10);
        assertThat(enriched)
                .filteredOn(event -> event.getAnalysis() != null)
                .hasSizeGreaterThan(150);
    }

    private static boolean saysWhoScoredIt(EnrichedEvent event) {
        return event.getAnalysis() == null
                ? event.getScoredBy().equals("rules") && event.getAnalysisProblem() != null
                : event.getScoredBy().startsWith("model:") && event.getAnalysisProblem() == null;
    }

    @Test
    void aChangeThatIsPickedToAForkCostsNothingThere() {
        paper.github.serve(REPO, Commits.day(12)).serve("fork/engine", Commits.day(12));
        publish();
        assertThat(Questions.aboutEvents(llm)).hasSize(12);
        llm.forget();

        paper.watching(REPO, "fork/engine");
        publish();

        assertThat(Questions.aboutEvents(llm)).isEmpty();
        assertThat(paper.events(DAY))
                .hasSize(24)
                .allMatch(event -> event.get("scoredBy").asText().equals("model:first"));
    }

    @Test
    void spendsWhatThereIsForADayOnWhatMattersMostAndNoTokenMore() {
        llm.latency(Duration.ofMillis(100));
        paper.asking(llm.url(), "models: [first], tokens-per-day: 40000");
        paper.github.serve(REPO, Commits.day(100));

        publish();

        assertThat(llm.tokens().total()).isBetween(30_000L, 40_000L);
        assertThat(enriched())
                .filteredOn(event -> event.getRuleLevel() == Level.HIGH)
                .hasSize(25)
                .allMatch(event -> event.getAnalysis() != null);
        assertThat(enriched())
                .filteredOn(event -> event.getAnalysis() == null)
                .isNotEmpty()
                .extracting(EnrichedEvent::getAnalysisProblem)
                .containsOnly("over-budget");
    }

    @Test
    void aServerThatTellsKeyAndAccountTellsThemToNobodyElse() {
        String key = "sk-0nlyTh3Op3rat0rMayKnow";
        llm.faults().always(LlmFault.wrongKey());
        paper.asking(llm.url(), "models: [first], api-key: " + key);
        paper.github.serve(REPO, Commits.day(20));

        publish();

        assertThat(llm.requests()).extracting(LlmCall::status).containsOnly(401);
        assertScoredByRules(paper, 20, "refused");
        assertThat(paper.log()).contains("without a model's analysis");
        var topics = new Committed(paper.cluster()).allBytes();
        assertThat(topics).containsKeys(topicsOf(paper));
        assertThat(topics.get(paper.cluster().topics().enriched())).contains("refused");
        var secrets = List.of(key, LlmFault.ACCOUNT, llm.url().getAuthority());
        assertThat(List.of(paper.objects().values(), topics.values()))
                .allSatisfy(
                        texts ->
                                assertThat(texts)
                                        .allSatisfy(
                                                text -> assertThat(text).doesNotContain(secrets)));
        assertThat(paper.log() + paper.output()).doesNotContain(secrets);
    }

    private static String[] topicsOf(Paper paper) {
        return paper.cluster().topics().all().stream()
                .map(Topics.TopicSpec::name)
                .toArray(String[]::new);
    }

    @Test
    void aServerThatIsNotThereDelaysNothing() {
        llm.close();
        paper.github.serve(REPO, Commits.day(80));

        assertTimeout(Duration.ofMinutes(1), this::publish);

        assertScoredByRules(paper, 80, "unavailable");
    }

    /** The last one: it has been waiting from the start. */
    @Test
    @Order(Integer.MAX_VALUE)
    void aServerThatHangsDelaysTheEditionByLessThanAMinute() {
        System.out.printf(
                "A server that hangs delays a busy day's edition by %d s, a calm one's by %d s%n",
                busy.delay().toSeconds(), calm.delay().toSeconds());
        assertThat(List.of(busy.delay(), calm.delay()))
                .allMatch(delay -> delay.compareTo(Duration.ofMinutes(1)) < 0);
        assertScoredByRules(busy.paper, 80, "unavailable");
        assertScoredByRules(calm.paper, 3, "unavailable");
    }

    private static void assertScoredByRules(Paper paper, int commits, String problem) {
        assertThat(paper.events(DAY))
                .hasSize(commits)
                .allMatch(event -> event.get("scoredBy").asText().equals("rules"));
        assertThat(new Committed(paper.cluster()).enriched())
                .hasSize(commits)
                .extracting(EnrichedEvent::getAnalysisProblem)
                .containsOnly(problem);
    }
}
