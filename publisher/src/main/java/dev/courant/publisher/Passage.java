package dev.courant.publisher;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A piece of a model's text, without markup but for code between backticks.
 *
 * @param text one line, not blank
 * @param point true if it was a point of a list or a row of a table, false for a paragraph or a
 *     heading
 */
record Passage(String text, boolean point) {

    private static final Pattern LEAD = Pattern.compile("^\\s*+(?:>\\s?)*+");

    /** Rules, underlines, and what stands below a table's head. */
    private static final Pattern NOTHING = Pattern.compile("[\\s*_=|:+#-]*+");

    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.*)");
    private static final Pattern ROW = Pattern.compile("\\s*\\|(.*)\\|\\s*");
    private static final Pattern POINT =
            Pattern.compile(
                    "\\s*(?:[-*+•]\\s+(?:\\[[ xX]\\]\\s+)?|[0-9]{1,3}(?:[.)]\\s+|、\\s*))(.*)");

    private static final String ENDS = ".。!！?？;；:：,，、…";

    /** The passages of a text, of whose beginning at most {@code limit} code points are read. */
    static List<Passage> of(String raw, int limit) {
        var passages = new ArrayList<Passage>();
        boolean goesOn = false;
        for (var written : Markup.off(CleanText.lines(raw, limit)).split("\n", -1)) {
            var line = LEAD.matcher(written).replaceFirst("").strip();
            if (NOTHING.matcher(line).matches()) {
                goesOn = false;
                continue;
            }
            var begun = begin(line);
            if (goesOn && begun.text.equals(line)) {
                var last = passages.removeLast();
                begun = new Passage(joined(last.text, line), last.point);
            }
            passages.add(begun);
            goesOn = !HEADING.matcher(line).matches();
        }
        return passages;
    }

    private static Passage begin(String line) {
        var heading = HEADING.matcher(line);
        var row = ROW.matcher(line);
        var point = POINT.matcher(line);
        if (heading.matches()) {
            return new Passage(introducing(heading.group(1)), false);
        }
        if (row.matches()) {
            return new Passage(row.group(1).strip(), true);
        }
        return point.matches() && !point.group(1).isBlank()
                ? new Passage(point.group(1).strip(), true)
                : new Passage(line, false);
    }

    /** A heading leads on to what comes below it. */
    private static String introducing(String heading) {
        boolean wide = isIdeograph(heading.codePointBefore(heading.length()));
        return isEnded(heading) ? heading : heading + (wide ? "：" : ":");
    }

    static boolean isEnded(String text) {
        return ENDS.indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    /** Two lines as one: with a space between them, unless both are of a script without spaces. */
    static String joined(String before, String after) {
        if (before.isEmpty() || after.isEmpty()) {
            return before + after;
        }
        int last = before.codePointBefore(before.length());
        boolean together =
                isFullWidthMark(last) || (isIdeograph(last) && isIdeograph(after.codePointAt(0)));
        return before + (together ? "" : " ") + after;
    }

    /** Whether it is of a script without spaces. */
    static boolean isIdeograph(int point) {
        return Character.isIdeographic(point) || isFullWidthMark(point);
    }

    private static boolean isFullWidthMark(int point) {
        return (point >= 0x3000 && point <= 0x303F) || (point >= 0xFF00 && point <= 0xFF65);
    }
}
