package dev.courant.llm;

import static dev.courant.llm.LlmServer.answer;
import static dev.courant.llm.LlmServer.says;
import static dev.courant.llm.Questions.GOOD;
import static dev.courant.llm.Questions.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class PersistentAskerTest {

    private static final Prompt PROMPT =
            Prompt.load(PersistentAskerTest.class, "prompts/rate.v1.en.txt");
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final ManualClock clock = new ManualClock(Instant.parse("2026-02-24T12:00:00Z"));
    @AutoClose private final LlmServer server = new LlmServer();
    @AutoClose private final LlmClient client = new LlmClient(server.config("only"), clock);

    private final PersistentAsker asker =
            new PersistentAsker(
                    new Asker(client, AnswerStore.NONE), clock, PATIENCE, Duration.ofMillis(1));

    @Test
    void asksAgainWhatMayPass() {
        server.then(answer(503)).then(answer(502)).then(says(GOOD));

        var answer = asker.ask(rating(), PROMPT);

        assertThat(answer.value().score()).isEqualTo(80);
        assertThat(answer.usage().calls()).isEqualTo(3);
        assertThat(server.requests()).isEqualTo(3);
    }

    @Test
    void givesUpAfterTheThirdTime() {
        server.then(answer(500)).then(answer(500)).then(answer(500)).then(says(GOOD));

        assertThatThrownBy(() -> asker.ask(rating(), PROMPT))
                .isInstanceOfSatisfying(
                        LlmException.Unavailable.class,
                        down -> assertThat(down.usage().calls()).isEqualTo(3));
        assertThat(server.requests()).isEqualTo(3);
    }

    @Test
    void doesNotWaitForALimitThatOutlastsItsPatience() {
        server.then(answer(429).setHeader("Retry-After", "46")).then(says(GOOD));

        assertThatThrownBy(() -> asker.ask(rating(), PROMPT))
                .isInstanceOf(LlmException.RateLimited.class);
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void doesNotAskAgainWhatWasRefused() {
        server.then(answer(401)).then(says(GOOD));

        assertThatThrownBy(() -> asker.ask(rating(), PROMPT))
                .isInstanceOf(LlmException.Refused.class);
        assertThat(server.requests()).isEqualTo(1);
    }
}
