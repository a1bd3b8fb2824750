package dev.courant.llm;

import java.lang.Character.UnicodeScript;
import java.util.regex.Pattern;

/** What makes a model's text fit for readers, beyond what a schema can say. */
public final class ProseRules {

    /**
     * Chinese prose about software is full of English names: this much of it is Chinese at least.
     */
    private static final double LEAST_CHINESE = 0.1;

    private static final double MOST_CHINESE_IN_ENGLISH = 0.2;

    /** Neither Latin nor Chinese: a formula may have some Greek. */
    private static final double MOST_OTHER = 0.2;

    /** How an object or an array begins, also where its quotation marks are escaped. */
    private static final Pattern JSON =
            Pattern.compile(
                    "[\"']?(?:\\{\\s*\\\\?[\"']|\\[\\s*\\\\?[\"'{]|(?:\\{\\s*}|\\[\\s*])[\"']?$)");

    private ProseRules() {}

    /**
     * @param field what the text is, for the complaint
     * @param language {@code zh} or {@code en}
     * @throws InvalidAnswerException if it is empty, JSON, or in another language
     */
    public static void check(String field, String text, String language) {
        require(!text.isBlank(), field, "is empty");
        checkForm(field, text);
        double letters = Math.max(1, text.codePoints().filter(Character::isLetter).count());
        double chinese = count(text, UnicodeScript.HAN) / letters;
        double other = 1 - chinese - count(text, UnicodeScript.LATIN) / letters;
        if (language.equals("zh")) {
            require(other <= MOST_OTHER && chinese >= LEAST_CHINESE, field, "is not in Chinese");
        } else {
            require(
                    other <= MOST_OTHER && chinese <= MOST_CHINESE_IN_ENGLISH,
                    field,
                    "is not in English");
        }
    }

    /**
     * The same for a text that may be empty, or too short to be of a language.
     *
     * @throws InvalidAnswerException if it is JSON or code
     */
    public static void checkForm(String field, String text) {
        String prose = text.strip();
        boolean json = JSON.matcher(prose).lookingAt() || prose.startsWith("```");
        require(!json, field, "is JSON instead of sentences");
    }

    private static long count(String text, UnicodeScript script) {
        return text.codePoints()
                .filter(Character::isLetter)
                .filter(letter -> UnicodeScript.of(letter) == script)
                .count();
    }

    private static void require(boolean holds, String field, String complaint) {
        if (!holds) {
            throw new InvalidAnswerException("has a " + field + " that " + complaint);
        }
    }
}
