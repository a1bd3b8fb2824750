package dev.courant.testkit.llm;

import com.fasterxml.jackson.databind.node.TextNode;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Contents made worse. */
final class BadContent {

    /** A whole string, or a bracket that closes something which is not empty. */
    private static final Pattern CLOSING =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|(?<![{\\[])(?<bracket>[}\\]])");

    private BadContent() {}

    static String malformed(String json) {
        int last = json.lastIndexOf('"');
        return last < 0 ? "{\"" + json : json.substring(0, last) + json.substring(last + 1);
    }

    static String part(String text, double part) {
        int characters = text.codePointCount(0, text.length());
        return text.substring(0, text.offsetByCodePoints(0, (int) (characters * part)));
    }

    static String fenced(String json) {
        return "Here is the analysis you asked for:\n\n```json\n"
                + json
                + "\n```\n\nLet me know if you need anything else!";
    }

    static String thinkingAloud(String json) {
        return "<think>\n"
                + "A first draft: {\"score\": 1, \"draft\": true}. Not good enough.\n"
                + "</think>\n\n"
                + json;
    }

    static String asString(String json) {
        return TextNode.valueOf(json).toString();
    }

    /** In the language that the answer is not in. */
    static String inOtherLanguage(ChatRequest request, String text) {
        boolean chinese =
                text.codePoints()
                        .anyMatch(
                                at ->
                                        Character.UnicodeScript.of(at)
                                                == Character.UnicodeScript.HAN);
        String other = chinese ? "en" : "zh";
        return Answerers.filling(other).answer(request);
    }

    /** Brackets within strings are left alone. */
    static String trailingCommas(String json) {
        return CLOSING.matcher(json)
                .replaceAll(
                        found ->
                                found.group("bracket") == null
                                        ? Matcher.quoteReplacement(found.group())
                                        : "," + found.group());
    }
}
