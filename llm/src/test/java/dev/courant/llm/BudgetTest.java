package dev.courant.llm;

import static dev.courant.llm.LlmServer.answer;
import static dev.courant.llm.LlmServer.json;
import static dev.courant.llm.LlmServer.says;
import static dev.courant.llm.Questions.GOOD;
import static dev.courant.llm.Questions.ofShare;
import static dev.courant.llm.Questions.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import mockwebserver3.SocketEffect;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;

class BudgetTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-02-24");

    @AutoClose private final LlmServer server = new LlmServer();
    private final ManualClock clock = new ManualClock(Instant.parse("2026-02-24T12:00:00Z"));

    @AutoClose
    private final LlmClient client =
            new LlmClient(server.config("a", "b").withTokensPerDay(1000), clock);

    @Test
    void booksWhatTheServerSays() {
        server.then(says(GOOD));

        client.ask(rating());

        assertThat(client.budget().spent(TODAY)).isEqualTo(15);
        assertThat(client.budget().remaining(1)).isEqualTo(985);
    }

    @Test
    void booksAnswersOfNoUseToo() {
        server.then(says("no")).then(says("no")).then(says("no")).then(says("no"));

        LlmException failure =
                catchThrowableOfType(LlmException.BadAnswer.class, () -> client.ask(rating()));

        assertThat(failure.usage()).isEqualTo(new Usage(4, 40, 20));
        assertThat(client.budget().spent(TODAY)).isEqualTo(60);
    }

    @Test
    void asksNothingOverTheShare() {
        client.budget().restored(TODAY, 600);

        LlmException.OverBudget failure =
                catchThrowableOfType(LlmException.OverBudget.class, () -> client.ask(ofShare(0.6)));
        server.then(says(GOOD));
        Completion<?> completion = client.ask(ofShare(1));

        assertThat(failure.code()).isEqualTo("over-budget");
        assertThat(failure.usage()).isEqualTo(Usage.NONE);
        assertThat(completion.model()).isEqualTo("a");
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void stopsInTheMiddleOfAQuestionWhenTheDayIsSpent() {
        client.budget().restored(TODAY, 830);
        server.then(
                json(
                        """
                        {"choices": [{"message": {"content": "no"}}],
                         "usage": {"prompt_tokens": 150, "completion_tokens": 15}}
                        """));

        LlmException.OverBudget failure =
                catchThrowableOfType(LlmException.OverBudget.class, () -> client.ask(rating()));

        assertThat(failure.usage()).isEqualTo(new Usage(1, 150, 15));
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void estimatesWhatTheServerDoesNotSay() {
        server.then(
                json(
                        "{\"choices\": [{\"message\": {\"content\": %s}}]}"
                                .formatted(LlmServer.quoted(GOOD))));

        Usage usage = client.ask(rating()).usage();

        assertThat(usage.estimated()).isTrue();
        assertThat(usage.calls()).isEqualTo(1);
        assertThat(usage.completionTokens()).isEqualTo(Tokens.count(GOOD));
        assertThat(usage.promptTokens())
                .isEqualTo(
                        Tokens.count("Rate this.")
                                + Tokens.count("A commit.")
                                + Tokens.count(Questions.SCHEMA.toString())
                                + 16);
        assertThat(client.budget().spent(TODAY)).isEqualTo(usage.tokens());
    }

    @Test
    void doesNotBelieveCountsThatMakeNoSense() {
        server.then(
                json(
                        """
                        {"choices": [{"message": {"content": %s}}],
                         "usage": {"prompt_tokens": -5, "completion_tokens": 1e300}}
                        """
                                .formatted(LlmServer.quoted(GOOD))));

        assertThat(client.ask(rating()).usage()).isEqualTo(new Usage(1, 0, 100_000_000));
    }

    @Test
    void takesThePromptForPaidWhenTheAnswerWasLost() {
        server.then(says(GOOD).onResponseBody(new SocketEffect.CloseSocket())).then(says(GOOD));

        Usage usage = client.ask(rating()).usage();

        assertThat(usage.calls()).isEqualTo(2);
        assertThat(usage.estimated()).isTrue();
        assertThat(usage.promptTokens()).isGreaterThan(26);
        assertThat(usage.completionTokens()).isEqualTo(5);
    }

    @Test
    void paysNothingForWhatWasRefused() {
        server.then(answer(500)).then(answer(404));

        LlmException failure = (LlmException) catchThrowable(() -> client.ask(rating()));

        assertThat(failure.usage()).isEqualTo(new Usage(2, 0, 0));
        assertThat(client.budget().spent(TODAY)).isZero();
        assertThat(client.budget().remaining(1)).isEqualTo(1000);
    }

    @Test
    void paysNothingWhenNobodyIsThere() {
        server.close();

        LlmException failure = (LlmException) catchThrowable(() -> client.ask(rating()));

        assertThat(failure.usage()).isEqualTo(new Usage(2, 0, 0));
        assertThat(client.budget().remaining(1)).isEqualTo(1000);
    }
}
