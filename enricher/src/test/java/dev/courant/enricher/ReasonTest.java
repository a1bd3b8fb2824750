package dev.courant.enricher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

class ReasonTest {

    @Test
    void codesAreInKebabCase() {
        assertThat(Reason.BREAKING_CHANGE.code()).isEqualTo("breaking-change");
        assertThat(Reason.values())
                .allSatisfy(reason -> assertThat(reason.code()).matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void theReadmeListsEveryCode() throws Exception {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(Arrays.stream(Reason.values()).map(Reason::code))
                .allSatisfy(code -> assertThat(readme).contains("`" + code + "`"));
    }

    @Test
    void theReadmeListsWhyAPatchIsMissing() throws Exception {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(Omitted.values())
                .allSatisfy(omitted -> assertThat(readme).contains("`" + omitted.words() + "`"));
    }
}
