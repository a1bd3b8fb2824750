package dev.courant.github;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class LinkHeaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<https://x/?page=2>; rel=\"next\", <https://x/?page=9>; rel=\"last\"",
                "<https://x/?page=1>; rel=\"prev\", <https://x/?page=2>; rel=\"next\"",
                "<https://x/?page=2>;rel=next",
                "<https://x/?page=2> ; REL = \"last next\"",
                "<https://x/?page=2>; title=\"a, <b>; rel=prev\"; rel=\"next\"",
                "<https://x/?page=1,3>; rel=prev,<https://x/?page=2>; rel=next"
            })
    void findsTheNextPage(String header) {
        assertThat(LinkHeader.next(List.of(header))).contains("https://x/?page=2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<https://x/?page=2>",
                "<https://x/?page=2>; rel=\"last\"",
                "<https://x/?page=2>; rel=\"nextish\"",
                "<https://x/?page=2>; anchor=\"x\", rel=\"next\"",
                "https://x/?page=2; rel=\"next\"",
                "<https://x/?page=2; rel=\"next\""
            })
    void findsNoneWhereThereIsNone(String header) {
        assertThat(LinkHeader.next(List.of(header))).isEmpty();
    }

    @Test
    void looksThroughAllHeadersOfThatName() {
        assertThat(LinkHeader.next(List.of("<a>; rel=prev", "<b>; rel=next"))).contains("b");
    }

    @Test
    @Timeout(10)
    void takesNoLongerForAHostileHeader() {
        String hostile = "<".repeat(50_000) + ";rel=".repeat(50_000) + "\"";

        assertThat(LinkHeader.next(List.of(hostile))).isEmpty();
    }
}
