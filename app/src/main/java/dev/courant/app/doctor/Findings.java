package dev.courant.app.doctor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.courant.app.letters.JsonLine;
import dev.courant.app.letters.Printable;

import java.util.List;
import java.util.Locale;

/** Findings, for people and for programs. */
public final class Findings {

    private static final int LINE_CHARS = 600;

    private Findings() {}

    /** A line each, and one of advice below where something has to be done. */
    public static String text(List<Finding> findings) {
        int width = findings.stream().mapToInt(found -> found.subject().length()).max().orElse(1);
        var text = new StringBuilder();
        for (var finding : findings) {
            text.append("%-4s  ".formatted(grade(finding)))
                    .append(("%-" + width + "s  ").formatted(line(finding.subject())))
                    .append(line(finding.text()))
                    .append('\n');
            finding.advice()
                    .ifPresent(
                            advice -> text.append("      do: ").append(line(advice)).append('\n'));
        }
        return text.toString();
    }

    /** An object in a line each. */
    public static String json(List<Finding> findings) {
        var text = new StringBuilder();
        for (var finding : findings) {
            var json =
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("check", finding.subject())
                            .put("result", grade(finding))
                            .put("text", finding.text())
                            .put("advice", finding.advice().orElse(null));
            text.append(JsonLine.of(json)).append('\n');
        }
        return text.toString();
    }

    private static String grade(Finding finding) {
        return finding.grade().name().toLowerCase(Locale.ROOT);
    }

    private static String line(String text) {
        return Printable.line(text, LINE_CHARS);
    }
}
