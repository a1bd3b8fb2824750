package dev.courant.bench.report;

import java.util.List;
import java.util.stream.Collectors;

/** The table in {@code docs/performance.md}: what stands between two markers is written anew. */
public final class Page {

    static final String BEGIN = "<!-- bench: from here on written by ./mvnw -Pbench verify -->";
    static final String END = "<!-- bench: up to here -->";

    private Page() {}

    /**
     * A page with the rows in place of those that it had.
     *
     * @throws IllegalArgumentException if the page has no markers
     */
    public static String update(String page, List<Row> rows, Machine machine) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("The page has no place for the table: " + BEGIN);
        }
        return page.substring(0, begin + BEGIN.length())
                + "\n"
                + table(rows, machine)
                + page.substring(end);
    }

    private static String table(List<Row> rows, Machine machine) {
        return "\nLast run on "
                + machine.text()
                + ".\n\n"
                + "| # | measured, beside | median | from, to | goal | met |\n"
                + "|---|---|---|---|---|---|\n"
                + rows.stream().map(Page::line).collect(Collectors.joining())
                + "\n";
    }

    private static String line(Row row) {
        return "| %d | %s | %s | %s, %s | %s | %s |%n"
                .formatted(
                        row.id(),
                        what(row),
                        Figure.number(row.median()),
                        Figure.number(row.min()),
                        Figure.number(row.max()),
                        row.goal(),
                        row.met() ? "yes" : "**no**")
                .replace(System.lineSeparator(), "\n");
    }

    private static String what(Row row) {
        return row.notes().isEmpty()
                ? row.name()
                : row.name() + "<br>" + String.join("; ", row.notes());
    }
}
