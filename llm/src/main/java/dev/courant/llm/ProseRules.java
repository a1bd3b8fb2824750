package dev.courant.llm;

/** What makes a model's text fit for readers, beyond what a schema can say. */
public final class ProseRules {

    /**
     * Chinese prose about software is full of English names: this much of it is Chinese at least.
     */
    private static final double LEAST_CHINESE = 0.1;

    private static final double MOST_CHINESE_IN_ENGLISH = 0.2;

    private ProseRules() {}

    /**
     * @param field what the text is, for the complaint
     * @param language {@code zh} or {@code en}
     * @throws InvalidAnswerException if it is empty, JSON, or in another language
     */
    public static void check(String field, String text, String language) {
        String prose = text.strip();
        require(!prose.isEmpty(), field, "is empty");
        require(!looksLikeJson(prose), field, "is JSON instead of sentences");
        double chinese = shareOfChinese(prose);
        if (language.equals("zh")) {
            require(chinese >= LEAST_CHINESE, field, "is not in Chinese");
        } else {
            require(chinese <= MOST_CHINESE_IN_ENGLISH, field, "is not in English");
        }
    }

    private static boolean looksLikeJson(String text) {
        return text.matches("(?s)[{\\[]\\s*[\"{\\[].*") || text.startsWith("```");
    }

    private static double shareOfChinese(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long han =
                text.codePoints()
                        .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                        .count();
        return letters == 0 ? 0 : (double) han / letters;
    }

    private static void require(boolean holds, String field, String complaint) {
        if (!holds) {
            throw new InvalidAnswerException("has a " + field + " that " + complaint);
        }
    }
}
