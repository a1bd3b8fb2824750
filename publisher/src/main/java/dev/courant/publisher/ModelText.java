package dev.courant.publisher;

import org.commonmark.node.ListItem;
import org.commonmark.node.Node;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A model's text as nodes. It is trusted no more than a commit message: it makes no link, heading,
 * table or image, and what is too long ends with a sentence and an ellipsis.
 */
final class ModelText {

    private static final Pattern SENTENCE_END = Pattern.compile("[。！？!?]|\\.(?=\\s)");

    /** Markup is longer than what it holds: so much more is read than is shown. */
    private static final int READ_AHEAD = 4;

    /** How far it is looked at: analyses are shorter. */
    private static final int CHECKED = 4_000;

    private static final Pattern JSON_START =
            Pattern.compile(
                    "\\s*+(?:```|~~~)?+\\s*+(?i:json)?+\\s*+[\"'“]?+\\s*+"
                            + "(?:\\{\\s*+(?:\\\\?[\"'“}]|\\w+\\s*:)|\\[\\s*+(?:\\{|\\\\?\"))");

    private static final String OUR_KEY =
            "\\\\?\"(?:score|level|type|summary|scope|insights|risks|advice|outlook)\\\\?\"\\s*:";

    /** Two keys of the answers that models are asked for, wherever they stand. */
    private static final Pattern OUR_JSON =
            Pattern.compile(OUR_KEY + ".*?" + OUR_KEY, Pattern.DOTALL);

    private ModelText() {}

    /** All of it in one line of at most {@code limit} code points; empty if it says nothing. */
    static Line line(String raw, int limit) {
        return line(raw, limit, new Prose(null));
    }

    static Line line(String raw, int limit, Prose prose) {
        return bounded(flowed(Passage.of(raw, READ_AHEAD * limit)), limit, prose);
    }

    /** Paragraphs and flat lists, together of at most {@code limit} code points. */
    static List<Node> blocks(String raw, int limit, Prose prose) {
        var nodes = new ArrayList<Node>();
        var points = new ArrayList<ListItem>();
        int left = limit;
        for (var passage : Passage.of(raw, READ_AHEAD * limit)) {
            var line = left > 0 ? bounded(passage.text(), left, prose) : new Line();
            if (!passage.point()) {
                endList(nodes, points);
            }
            if (!line.isEmpty() && passage.point()) {
                points.add(line.item());
            } else if (!line.isEmpty()) {
                nodes.add(line.paragraph());
            }
            left -= passage.text().length();
        }
        endList(nodes, points);
        return nodes;
    }

    private static void endList(List<Node> nodes, List<ListItem> points) {
        if (!points.isEmpty()) {
            nodes.add(Markdown.bullets(points));
            points.clear();
        }
    }

    /** Whether it says anything once markup is taken off. */
    static boolean isEmpty(String raw) {
        return Passage.of(raw, CHECKED).isEmpty();
    }

    /** Whether it is JSON, whole or cut off, or holds an answer's JSON: nothing for readers. */
    static boolean isJson(String raw) {
        var beginning = CleanText.lines(raw, CHECKED);
        return JSON_START.matcher(beginning).lookingAt() || OUR_JSON.matcher(beginning).find();
    }

    private static Line bounded(String text, int limit, Prose prose) {
        var shown = bounded(text, limit);
        return prose.line(shown, shown.length());
    }

    private static String flowed(List<Passage> passages) {
        var text = "";
        for (var passage : passages) {
            boolean listed = passage.point() && !text.isEmpty() && !Passage.isEnded(text);
            var next = passage.text();
            text = Passage.joined(listed ? text + separator(text, next) : text, next);
        }
        return text;
    }

    private static String separator(String before, String after) {
        return Passage.isIdeograph(before.codePointBefore(before.length()))
                        || Passage.isIdeograph(after.codePointAt(0))
                ? "；"
                : ";";
    }

    private static String bounded(String text, int limit) {
        if (text.codePointCount(0, text.length()) <= limit) {
            return text;
        }
        var cut = text.substring(0, text.offsetByCodePoints(0, limit));
        int sentence =
                SENTENCE_END
                        .matcher(cut)
                        .results()
                        .mapToInt(end -> end.end())
                        .filter(end -> end > cut.length() / 2)
                        .max()
                        .orElse(0);
        if (sentence > 0) {
            return cut.substring(0, sentence) + " " + CleanText.ELLIPSIS;
        }
        int citation = cut.lastIndexOf("[e:");
        boolean torn = citation > cut.lastIndexOf(']');
        return (torn ? cut.substring(0, citation) : cut).strip() + CleanText.ELLIPSIS;
    }
}
