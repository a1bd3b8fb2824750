package dev.courant.llm;

import static dev.courant.llm.LlmServer.completion;
import static dev.courant.llm.LlmServer.json;
import static dev.courant.llm.LlmServer.says;
import static dev.courant.llm.Questions.GOOD;
import static dev.courant.llm.Questions.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.courant.llm.Questions.Rating;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.InstantSource;

class RepairTest {

    @AutoClose private final LlmServer server = new LlmServer();

    @AutoClose
    private final LlmClient client = new LlmClient(server.config("only"), InstantSource.system());

    @Test
    void tellsTheModelWhatWasWrongAndQuotesItsAnswerAsData() {
        server.then(says("{\"word\": \"major\", \"score\": 800}")).then(says(GOOD));

        Completion<Rating> completion = client.ask(rating());

        server.body();
        String again = server.body().at("/messages/1/content").asText();
        assertThat(completion.value()).isEqualTo(new Rating("major", 80));
        assertThat(completion.usage()).isEqualTo(new Usage(2, 20, 10));
        assertThat(again)
                .startsWith("A commit.\n\nYour first answer")
                .contains("/score: must have a maximum value of 100")
                .contains(DataBlock.of("answer", "{\"word\": \"major\", \"score\": 800}"))
                .endsWith(Questions.SCHEMA.toString());
    }

    @Test
    void saysWhichRuleOfTheReaderWasBroken() {
        server.then(says("{\"word\": \" \", \"score\": 8}")).then(says(GOOD));

        client.ask(rating());

        server.body();
        assertThat(server.body().at("/messages/1/content").asText())
                .contains(DataBlock.of("complaint", "It has no word."));
    }

    @Test
    void quotesNothingOfAnAnswerThatWasCutOff() {
        server.then(json(completion("{\"word\": \"maj", "length"))).then(says(GOOD));

        client.ask(rating());

        server.body();
        assertThat(server.body().at("/messages/1/content").asText())
                .contains("It was cut off at 100 tokens: say it in far fewer words.")
                .doesNotContain("maj");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stop | '' | was empty",
                "stop | sorry | held no JSON",
                "stop | {\"word\": \"secret\"} | did not keep the schema",
                "stop | {\"word\": \"\", \"score\": 1} | has no word",
                "length | {\"word\": \"major\", \"score\": 80} | was cut off at 100 tokens"
            })
    void givesUpAfterTheSecondAnswer(String finish, String content, String what) {
        server.then(json(completion(content, finish))).then(json(completion(content, finish)));

        LlmException.BadAnswer failure =
                catchThrowableOfType(LlmException.BadAnswer.class, () -> client.ask(rating()));

        assertThat(failure)
                .hasMessage("The model gave no answer of use (rating): it " + what + ".")
                .hasNoCause();
        assertThat(failure.code()).isEqualTo("bad-answer");
        assertThat(failure.usage()).isEqualTo(new Usage(2, 20, 10));
        assertThat(server.requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stop | \"refusal\": \"I cannot help with that.\", \"content\": null",
                "content_filter | \"content\": \"{}\""
            })
    void doesNotAskAgainAfterARefusal(String finish, String message) {
        server.then(
                json(
                        """
                        {"choices": [{"finish_reason": "%s", "message": {%s}}],
                         "usage": {"prompt_tokens": 10, "completion_tokens": 5}}
                        """
                                .formatted(finish, message)));

        assertThatThrownBy(() -> client.ask(rating()))
                .isInstanceOf(LlmException.BadAnswer.class)
                .hasMessage("The model gave no answer of use (rating): it was a refusal.");
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void goesOnWithTheNextModel() {
        server.then(says("no")).then(says("no")).then(says(GOOD));

        try (LlmClient two =
                new LlmClient(server.config("first", "second"), InstantSource.system())) {
            Completion<Rating> completion = two.ask(rating());

            assertThat(completion.model()).isEqualTo("second");
            assertThat(completion.usage()).isEqualTo(new Usage(3, 30, 15));
            assertThat(two.usage())
                    .containsEntry("first", new Usage(2, 20, 10))
                    .containsEntry("second", new Usage(1, 10, 5));
        }
    }

    @Test
    void tellsAFailureOfTheReaderFromABadAnswer() {
        Question<Rating> broken =
                new Question<>(
                        "rating",
                        "Rate this.",
                        "A commit.",
                        "rating",
                        Questions.SCHEMA,
                        100,
                        1,
                        answer -> {
                            throw new IllegalStateException("a defect of ours");
                        });
        server.then(says(GOOD));

        assertThatThrownBy(() -> client.ask(broken)).isInstanceOf(IllegalStateException.class);
        assertThat(client.budget().remaining(1)).isEqualTo(Long.MAX_VALUE);
    }
}
