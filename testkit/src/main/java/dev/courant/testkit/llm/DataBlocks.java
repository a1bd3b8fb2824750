package dev.courant.testkit.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells a prompt's own words from the data that it carries. A block starts with a line that names
 * it, and ends with the first closing line of the same id: what looks like another mark in between
 * is data too. A block that is never closed reaches to the end of its text.
 *
 * @param open matches a whole opening line; its group {@code id} ties it to its end, its group
 *     {@code name} says what the block holds
 * @param close matches a whole closing line; with the same two groups
 */
public record DataBlocks(Pattern open, Pattern close) {

    private static final DataBlocks STANDARD =
            new DataBlocks(
                    Pattern.compile("<<<(?<name>[a-z0-9-]{1,40}) (?<id>\\p{XDigit}{8,64})"),
                    Pattern.compile("(?<name>[a-z0-9-]{1,40}) (?<id>\\p{XDigit}{8,64})>>>"));

    /**
     * A piece of data.
     *
     * @param name what the opening line calls it
     */
    public record Block(String name, String id, String text) {}

    /**
     * A text, taken apart.
     *
     * @param outside all lines that are in no block, without the marks
     */
    record Split(String outside, List<Block> blocks) {}

    /** Between the lines {@code <<<name HEX} and {@code name HEX>>>}. */
    public static DataBlocks standard() {
        return STANDARD;
    }

    Split split(String text) {
        StringBuilder outside = new StringBuilder();
        List<Block> blocks = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int at = 0; at < lines.size(); at++) {
            Matcher mark = open.matcher(lines.get(at));
            if (mark.matches()) {
                int end = end(lines, at + 1, mark);
                blocks.add(block(mark, lines.subList(at + 1, end)));
                at = end;
            } else {
                outside.append(lines.get(at)).append('\n');
            }
        }
        return new Split(outside.toString().strip(), List.copyOf(blocks));
    }

    private static Block block(Matcher mark, List<String> lines) {
        return new Block(mark.group("name"), mark.group("id"), String.join("\n", lines));
    }

    private int end(List<String> lines, int from, Matcher opened) {
        for (int at = from; at < lines.size(); at++) {
            Matcher mark = close.matcher(lines.get(at));
            if (mark.matches() && same(opened, mark, "id") && same(opened, mark, "name")) {
                return at;
            }
        }
        return lines.size();
    }

    private static boolean same(Matcher opened, Matcher closed, String group) {
        return opened.group(group).equals(closed.group(group));
    }
}
