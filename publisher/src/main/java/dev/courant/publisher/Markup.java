package dev.courant.publisher;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes Markdown's and HTML's inline markup off a model's text, which writes it unasked: images go,
 * links and emphasis leave their words. What stands in code stays. It is for looks alone: whatever
 * is overlooked here is shown as characters.
 */
final class Markup {

    private static final String CODE = "(?<code>(?<!`)(`+)(?!`)[^`]++\\2(?!`))|";
    private static final String DESTINATION = "\\([^()\\n]*+(?:\\([^()\\n]*+\\)[^()\\n]*+)*+\\)";

    private static final Pattern FENCE = Pattern.compile("(?m)^ {0,3}(?:```|~~~).*$");
    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?(?:-->|\\z)");
    private static final Pattern IMAGE =
            Pattern.compile(CODE + "(?<kept>)!\\[[^\\[\\]\\n]*+\\]" + DESTINATION);

    /** Not a call such as {@code ops[0](x)}: a destination has a dot, a slash or a colon. */
    private static final Pattern LINK =
            Pattern.compile(
                    CODE
                            + "\\[(?!e[:：])(?<kept>[^\\[\\]\\n]*+)\\](?=\\([^)\\s]*[:/.#])"
                            + DESTINATION);

    private static final Pattern LINKED_CITATION =
            Pattern.compile(CODE + "(?<kept>\\[e[:：][^\\[\\]\\n]*+\\])" + DESTINATION);
    private static final Pattern AUTOLINK =
            Pattern.compile(CODE + "<(?<kept>[A-Za-z][A-Za-z0-9+.-]{1,15}:[^<>\\s]++)>");

    /** Known names only, and no {@code vec<u>}: angle brackets are not always HTML. */
    private static final Pattern TAG =
            Pattern.compile(
                    CODE
                            + "(?<kept>)(?:(?:(?<![A-Za-z0-9_])<|</)(?i:a|b|i|u|s)|</?(?i:em|strong"
                            + "|code|span|font|sub|sup|small|mark|kbd|del|ins|td|th|img|script|style"
                            + "|iframe|object|embed|svg|video|audio|center))(?=[\\s/>])[^<>]*+>");

    private static final Pattern BREAK =
            Pattern.compile(
                    CODE
                            + "(?<kept>)</?(?i:p|div|ul|ol|li|br|hr|tr|table|thead|tbody|h[1-6]|pre"
                            + "|blockquote|details|summary)(?=[\\s/>])[^<>]*+>");

    private static final Pattern STRONG =
            Pattern.compile(CODE + "(?<![A-Za-z0-9])\\*{2,3}(?=[^\\s*])(?<kept>[^*\\n]++)\\*{2,3}");
    private static final Pattern EMPHASIS =
            Pattern.compile(
                    CODE
                            + "(?<![\\p{L}\\p{N}*])\\*(?![\\s*])(?<kept>[^*\\n]++)(?<!\\s)\\*"
                            + "(?![\\p{L}\\p{N}*])");

    private Markup() {}

    static String off(String text) {
        var bare = COMMENT.matcher(FENCE.matcher(text).replaceAll("")).replaceAll("");
        for (var markup : List.of(IMAGE, LINK, LINKED_CITATION, AUTOLINK, TAG)) {
            bare = off(bare, markup, "");
        }
        return off(off(off(bare, BREAK, "\n"), STRONG, ""), EMPHASIS, "");
    }

    private static String off(String text, Pattern markup, String instead) {
        return markup.matcher(text)
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        found.group("code") != null
                                                ? found.group()
                                                : found.group("kept") + instead));
    }
}
