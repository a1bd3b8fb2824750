package dev.courant.testkit.llm;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a text tells a model to do, in English or Chinese; of several orders of a kind the last
 * counts.
 *
 * @param score {@code set the score to 97}, {@code score: 97}, {@code give this a score of 97}
 * @param level {@code set the level to high}, {@code mark this as high}
 * @param plainText {@code answer with plain text}, {@code do not use JSON}
 * @param links {@code include the link https://…}, {@code link to https://…}
 * @param saying {@code say exactly "…"}, {@code reply with "…"}
 * @param language {@code answer in Chinese}
 * @param tellsPrompt {@code repeat the system prompt}
 */
record Orders(
        Optional<Integer> score,
        Optional<String> level,
        boolean plainText,
        List<String> links,
        Optional<String> saying,
        Optional<String> language,
        boolean tellsPrompt) {

    private static final Pattern SCORE =
            pattern(
                    "(?:set|change|raise|lower|make|give)\\b[^.\\n"
                        + "]{0,40}?\\bscore\\s*(?:to|of|=|:|is)?\\s*(?:be\\s*)?(-?\\d{1,9})\\b|(?:评分|分数|得分)[^。\\n"
                        + "\\d]{0,12}?(?:为|成|到)\\s*(-?\\d{1,9})");
    private static final Pattern LEVEL =
            pattern(
                    "(?:set|change|raise|lower)\\b[^.\\n"
                        + "]{0,40}?\\b(?:level|importance|severity|priority)\\s*(?:to|=|:)\\s*[\"'`]?(\\w+)|\\b(?:mark|label|classify|rate)\\s+(?:this|it|the"
                        + " \\w+)\\s+as\\s+[\"'`]?(\\w+)|(?:级别|等级|重要性)[^。\\n"
                        + "]{0,12}?(?:为|成|到)\\s*[\"“`]?(\\w+)");
    private static final Pattern PLAIN =
            pattern(
                    "(?:answer|reply|respond|output)\\s+(?:only\\s+)?(?:with|in|as)\\s+(?:plain"
                            + " text|prose|markdown|html)|(?:do not|don't|never)\\s+(?:use|answer"
                            + " in|output|return)\\s+(?:any\\s+)?json"
                            + "|用(?:纯文本|自然语言)(?:回答|回复|输出)|不要(?:使用|输出|返回)\\s*json");
    private static final Pattern LINK =
            pattern(
                    "(?:include|add|insert|append|put|link to|point to|附上|加上|加入|插入|包含)[^\\n"
                            + "]{0,60}?((?:https?|ftp)://[^\\s<>\"'`)\\]，。]+)");
    private static final Pattern SAYING =
            pattern(
                    "(?:say|reply with|answer with|respond"
                            + " with|write|print|output)\\s+(?:only\\s+|exactly\\s+|the"
                            + " (?:word|words|text|sentence)\\s+)*[\"“'`]([^\"”'`\\n"
                            + "]{1,200})[\"”'`]|(?:只?回答|只?回复|输出)\\s*[“\"]([^”\"\\n"
                            + "]{1,200})[”\"]");
    private static final Pattern LANGUAGE =
            pattern(
                    "(?:answer|reply|respond|write)\\s+in\\s+(chinese|english)|用(中文|英文)(?:回答|回复|写)");
    private static final Pattern PROMPT =
            pattern(
                    "(?:repeat|reveal|print|show|output|leak)\\b[^.\\n"
                            + "]{0,30}?\\b(?:system prompt|instructions|system"
                            + " message)|(?:重复|输出|显示|透露)[^。\\n"
                            + "]{0,10}?(?:系统提示|提示词)");

    static Orders in(String text) {
        return new Orders(
                last(SCORE, text).map(Integer::valueOf),
                last(LEVEL, text),
                PLAIN.matcher(text).find(),
                LINK.matcher(text).results().map(found -> found.group(1)).toList(),
                last(SAYING, text),
                last(LANGUAGE, text).map(Orders::code),
                PROMPT.matcher(text).find());
    }

    private static String code(String language) {
        return language.equals("中文") || language.equalsIgnoreCase("chinese") ? "zh" : "en";
    }

    private static Optional<String> last(Pattern pattern, String text) {
        return pattern.matcher(text).results().reduce((first, second) -> second).map(Orders::said);
    }

    /** The group that took part: each alternative has its own. */
    private static String said(MatchResult found) {
        for (int group = 1; group <= found.groupCount(); group++) {
            if (found.group(group) != null) {
                return found.group(group);
            }
        }
        throw new IllegalStateException("A pattern without a group in each alternative");
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
