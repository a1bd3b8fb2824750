package dev.courant.llm;

import static dev.courant.llm.LlmServer.answer;
import static dev.courant.llm.LlmServer.says;
import static dev.courant.llm.Questions.GOOD;
import static dev.courant.llm.Questions.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import dev.courant.llm.Questions.Rating;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

class AskerTest {

    private static final Prompt PROMPT = Prompt.load(AskerTest.class, "prompts/rate.v1.en.txt");

    @AutoClose private final LlmServer server = new LlmServer();
    private final ManualClock clock = new ManualClock(Instant.parse("2026-02-24T12:00:00Z"));

    @AutoClose
    private final LlmClient client = new LlmClient(server.config("first", "second"), clock);

    private final Map<String, String> store = new HashMap<>();
    private final Asker asker = new Asker(client, key -> Optional.ofNullable(store.get(key)));

    @Test
    void asksWhatIsNotKnown() {
        server.then(says(GOOD));

        Answer<Rating> answer = asker.ask(rating(), PROMPT);

        assertThat(answer.value()).isEqualTo(new Rating("major", 80));
        assertThat(answer.json()).isEqualTo("{\"score\":80,\"word\":\"major\"}");
        assertThat(answer.model()).isEqualTo("first");
        assertThat(answer.usage()).isEqualTo(new Usage(1, 10, 5));
        assertThat(answer.known()).isFalse();
        assertThat(answer.key()).matches("[0-9a-f]{64}");
    }

    @Test
    void paysForAnAnswerOnce() {
        Answer<Rating> first = kept("first");

        Answer<Rating> second = asker.ask(rating(), PROMPT);

        assertThat(second.known()).isTrue();
        assertThat(second.value()).isEqualTo(first.value());
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.key()).isEqualTo(first.key());
        assertThat(second.model()).isEqualTo(first.model());
        assertThat(second.usage()).isEqualTo(Usage.NONE);
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void takesTheAnswerOfAModelThatStoodIn() {
        server.then(answer(500));
        kept("second");

        Answer<Rating> again = asker.ask(rating(), PROMPT);

        assertThat(again.known()).isTrue();
        assertThat(again.model()).isEqualTo("second");
    }

    @Test
    void anotherPromptMatterOrFormIsAnotherQuestion() {
        Answer<Rating> known = kept("first");
        Question<Rating> plain = rating();
        JsonNode otherForm =
                Questions.tree(
                        plain.schema().toString().replace("\"maximum\":100", "\"maximum\":90"));
        server.then(says(GOOD)).then(says(GOOD)).then(says(GOOD)).then(says(GOOD));

        assertThat(asker.ask(plain, Prompt.load(AskerTest.class, "prompts/rate.v2.en.txt")).key())
                .isNotEqualTo(known.key());
        assertThat(asker.ask(with("Rate that.", plain.user(), plain.schema()), PROMPT).key())
                .isNotEqualTo(known.key());
        assertThat(asker.ask(with(plain.system(), "An issue.", plain.schema()), PROMPT).key())
                .isNotEqualTo(known.key());
        assertThat(asker.ask(with(plain.system(), plain.user(), otherForm), PROMPT).key())
                .isNotEqualTo(known.key());
        assertThat(server.requests()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "{\"word\": \"\", \"score\": 1}",
                "{}",
                "null",
                "[]",
                "7",
                "{\"word\""
            })
    void whatIsNoAnswerAnyMoreIsAskedAnew(String kept) {
        Answer<Rating> known = kept("first");
        store.put(known.key(), kept);
        server.then(says(GOOD));

        assertThat(asker.ask(rating(), PROMPT).known()).isFalse();
    }

    @Test
    void anUnknownAnswerThatNobodyGivesIsAFailure() {
        server.then(answer(500)).then(answer(500));

        assertThatThrownBy(() -> asker.ask(rating(), PROMPT))
                .isInstanceOf(LlmException.Unavailable.class);
    }

    private Answer<Rating> kept(String model) {
        server.then(says(GOOD));
        Answer<Rating> answer = asker.ask(rating(), PROMPT);
        assertThat(answer.model()).isEqualTo(model);
        store.put(answer.key(), answer.json());
        return answer;
    }

    private static Question<Rating> with(String system, String user, JsonNode schema) {
        Function<JsonNode, Rating> reader = rating().reader();
        return new Question<>("rating", system, user, "rating", schema, 100, 1.0, reader);
    }
}
