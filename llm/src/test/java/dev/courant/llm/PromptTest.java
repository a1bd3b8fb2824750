package dev.courant.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Map;

class PromptTest {

    private final Prompt prompt = Prompt.load(PromptTest.class, "prompts/rate.v1.en.txt");

    @Test
    void isTheFile() {
        assertThat(prompt.text())
                .isEqualTo(
                        "Rate {{subject}} in {{language}}.\n"
                                + "Braces {stay}, and {{subject}} again.");
    }

    @Test
    void isTheSameWhateverACheckoutMadeOfLineEnds() {
        Prompt other = Prompt.of("prompts/x.txt", "one\r\ntwo\r\n");

        assertThat(other.text()).isEqualTo("one\ntwo");
        assertThat(other).hasToString(Prompt.of("x.txt", "one\ntwo").version());
    }

    @Test
    void fillsThePlacesAndLooksAtNoValueAgain() {
        assertThat(prompt.fill(Map.of("subject", "{{language}} $1 \\", "language", "English")))
                .isEqualTo(
                        "Rate {{language}} $1 \\ in English.\n"
                                + "Braces {stay}, and {{language}} $1 \\ again.");
    }

    @Test
    void hasTheVersionOfItsNameAndText() {
        assertThat(prompt.version())
                .matches("rate\\.v1\\.en-[0-9a-f]{12}")
                .hasToString(prompt + "");
        assertThat(Prompt.load(PromptTest.class, "/dev/courant/llm/prompts/rate.v1.en.txt"))
                .hasToString(prompt.version());
        Prompt other = Prompt.load(PromptTest.class, "prompts/rate.v2.en.txt");
        assertThat(other.text()).isEqualTo(prompt.text());
        assertThat(hash(other)).isNotEqualTo(hash(prompt));
    }

    @Test
    void noticesPlacesAndValuesThatDoNotMeet() {
        assertThatThrownBy(() -> prompt.fill(Map.of("subject", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("language");
        assertThatThrownBy(() -> prompt.fill(Map.of("subject", "x", "language", "y", "extra", "z")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("extra");
    }

    @Test
    void noticesAFileThatIsNotThere() {
        assertThatThrownBy(() -> Prompt.load(PromptTest.class, "prompts/none.txt"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no prompt prompts/none.txt.");
    }

    private static String hash(Prompt prompt) {
        return prompt.version().substring(prompt.version().lastIndexOf('-'));
    }
}
