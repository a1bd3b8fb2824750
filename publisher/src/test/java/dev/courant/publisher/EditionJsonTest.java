package dev.courant.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.stream.StreamSupport;

/** The shape that programs rely on; the golden files hold all of it. */
class EditionJsonTest {

    private final AnalysedDay day = new AnalysedDay("en");

    @Test
    void tellsWhatAModelSaysAndWhatTheRulesSaid() throws IOException {
        var raised = event("abc0002");

        assertThat(raised.get("scoredBy").textValue()).isEqualTo("model:kiln-large");
        assertThat(raised.get("level").textValue()).isEqualTo("high");
        assertThat(raised.get("ruleScore").intValue()).isEqualTo(50);
        assertThat(raised.get("ruleLevel").textValue()).isEqualTo("medium");
        assertThat(raised.at("/analysis/depth").textValue()).isEqualTo("medium");
        assertThat(raised.at("/analysis/insights").isArray()).isTrue();
        assertThat(raised.at("/usage/promptTokens").longValue()).isEqualTo(981);
        assertThat(raised.has("analysisProblem")).isFalse();
    }

    @Test
    void tellsWhyThereIsNoAnalysis() throws IOException {
        assertThat(event("abc0006").get("analysisProblem").textValue()).isEqualTo("unavailable");
        assertThat(event("abc0007").has("usage")).isFalse();
    }

    @Test
    void givesNoJsonForASummary() throws IOException {
        var refused = event("abc0008");

        assertThat(refused.has("analysis")).isFalse();
        assertThat(refused.get("analysisProblem").textValue()).isEqualTo("bad-answer");
    }

    @Test
    void addsUpWhatEventsAndProseHaveCost() throws IOException {
        var paper = paper();
        long events = 0;
        for (var event : paper.at("/repos/0/events")) {
            events += event.at("/usage/promptTokens").longValue();
        }

        assertThat(paper.at("/repos/0/usage/promptTokens").longValue()).isEqualTo(events);
        assertThat(paper.at("/usage/promptTokens").longValue()).isEqualTo(events + 4_200);
        assertThat(paper.at("/usage/models/0/cost").decimalValue()).isPositive();
        assertThat(paper.at("/usage").has("cost")).isFalse();
    }

    @Test
    void saysNothingOfModelsWhereNoneWasAsked() throws IOException {
        var json =
                new EditionJson(Samples.config("en"), Words.of("en")).render(SampleDay.content(1));

        assertThat(json).doesNotContain("analysis", "usage", "summary", "prose");
    }

    private JsonNode event(String hash) throws IOException {
        return StreamSupport.stream(paper().at("/repos/0/events").spliterator(), false)
                .filter(event -> event.path("sha").asText().startsWith(hash))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode paper() throws IOException {
        var json = new EditionJson(day.config(), Words.of("en")).render(day.content());
        return new ObjectMapper().readTree(json);
    }
}
