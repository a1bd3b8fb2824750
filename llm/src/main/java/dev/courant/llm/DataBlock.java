package dev.courant.llm;

import java.util.regex.Pattern;

/**
 * Text from outside, fenced off for a prompt: the model is told that nothing inside is an
 * instruction. The fence carries a hash of what it holds, so the same content gives the same block,
 * and no content can hold the end of its own fence.
 */
public final class DataBlock {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
    private static final int NONCE_DIGITS = 16;

    /**
     * What no reader sees, and a model may obey: other directions, zero widths, the alphabets of
     * tags and of variants.
     */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\x{e0100}-\\x{e01ef}]");

    /** Control characters, halves of pairs, private use. */
    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}&&[^\\n\\t]]");

    private static final Pattern LINE_END = Pattern.compile("\\r\\n?|[\\u2028\\u2029\\u0085]");

    /** How chat templates write their own marks, which some servers read in data too. */
    private static final Pattern TEMPLATE_MARK = Pattern.compile("<(?=[|\uff5c])");

    private DataBlock() {}

    /**
     * @param name what it is, for the model: lower case letters, digits, {@code -}; 40 at most
     * @throws IllegalArgumentException if it is no such name
     */
    public static String of(String name, String content) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A data block's name is of a-z, 0-9 and -.");
        }
        String data = clean(content);
        String mark = name + " " + nonce(name, data);
        return "<<<" + mark + "\n" + data + "\n" + mark + ">>>";
    }

    private static String clean(String content) {
        String lines = LINE_END.matcher(content).replaceAll("\n");
        String visible = INVISIBLE.matcher(lines).replaceAll("");
        String text = NO_TEXT.matcher(visible).replaceAll("\ufffd");
        return TEMPLATE_MARK.matcher(text).replaceAll("< ");
    }

    private static String nonce(String name, String data) {
        return Hashes.sha256(name, data).substring(0, NONCE_DIGITS);
    }
}
