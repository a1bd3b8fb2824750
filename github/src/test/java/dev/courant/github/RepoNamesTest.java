package dev.courant.github;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepoNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"acme/rocket", "A-1/b_2.c", "acme/.github", "acme/...", "a/" + "b"})
    void acceptsWhatGitHubAccepts(String name) {
        assertThatCode(() -> RepoNames.check(name)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "acme",
                "acme/",
                "/rocket",
                "acme/rocket/",
                "acme/rocket.git/x",
                "./rocket",
                "acme/..",
                "acme/a b",
                "acme/r%2e",
                "acme/火箭",
                "https://github.com/acme/rocket",
                "acme/rocket\n"
            })
    void refusesAnythingElse(String name) {
        assertThatThrownBy(() -> RepoNames.check(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Write owner/name")
                .hasMessageNotContaining("\n");
    }

    @Test
    void showsNoMoreThanALineOfWhatItRefuses() {
        assertThatThrownBy(() -> RepoNames.check("x\u202e".repeat(10_000)))
                .message()
                .hasSizeLessThan(300)
                .doesNotContain("\u202e");
    }
}
