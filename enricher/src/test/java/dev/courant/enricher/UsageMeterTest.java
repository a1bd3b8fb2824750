package dev.courant.enricher;

import static dev.courant.enricher.Samples.REPO;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.enricher.Newsroom.Spent;
import dev.courant.llm.Usage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is told what analyses cost. */
class UsageMeterTest {

    private final Newsroom room = Newsroom.open();

    @AfterEach
    void close() throws Exception {
        room.close();
    }

    @Test
    void isToldWhatAnAnalysisHasCostAndThatAKnownOneHasCostNothing() {
        room.issue(7, "[Bug] crash");

        var paid = room.llm().tokens();
        assertThat(paid.total()).isPositive();
        assertThat(room.spent())
                .containsExactly(
                        new Spent(
                                REPO,
                                Newsroom.MODEL,
                                new Usage(1, paid.prompt(), paid.completion())));

        room.again(room.event());

        assertThat(room.llm().requests()).hasSize(1);
        assertThat(room.spent()).hasSize(2);
        assertThat(room.spent().getLast()).isEqualTo(new Spent(REPO, Newsroom.MODEL, Usage.NONE));
    }

    @Test
    void isToldOfCallsThatBroughtNothing() {
        room.llm().key("another");

        room.issue(7, "[Bug] crash");

        int calls = room.llm().requests().size();
        assertThat(calls).isPositive();
        assertThat(room.spent())
                .singleElement()
                .satisfies(
                        spent -> {
                            assertThat(spent.repo()).isEqualTo(REPO);
                            assertThat(spent.model()).isEmpty();
                            assertThat(spent.usage().calls()).isEqualTo(calls);
                        });
    }
}
