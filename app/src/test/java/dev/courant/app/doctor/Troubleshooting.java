package dev.courant.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code docs/troubleshooting.md}: below each heading, in a block, what the doctor says but for
 * what is fine. {@code -Dgolden.update} writes the blocks anew.
 */
final class Troubleshooting {

    private static final Path PAGE = Path.of("../docs/troubleshooting.md");

    private Troubleshooting() {}

    static void shows(String heading, List<Finding> findings, UnaryText documented)
            throws IOException {
        var amiss = findings.stream().filter(found -> found.grade() != Finding.Grade.OK).toList();
        var said = documented.of(Findings.text(amiss));
        var page = Files.readString(PAGE);
        var block =
                Pattern.compile(
                                "(?<=\n## "
                                        + Pattern.quote(heading)
                                        + "\n)([^#]*?```text\n)(.*?)(?=```)",
                                Pattern.DOTALL)
                        .matcher(page);
        assertThat(block.find()).as("%s in %s", heading, PAGE).isTrue();
        if (System.getProperty("golden.update") != null) {
            Files.writeString(PAGE, block.replaceFirst("$1" + Matcher.quoteReplacement(said)));
            return;
        }
        assertThat(block.group(2))
                .as("%s in %s; ./mvnw -Dgolden.update writes it anew", heading, PAGE)
                .isEqualTo(said);
    }

    /** From what a test has at hand to what a reader would see. */
    @FunctionalInterface
    interface UnaryText {
        String of(String text);
    }
}
