package dev.courant.llm;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingResult;
import com.knuddels.jtokkit.api.EncodingType;

import java.util.regex.Pattern;

/**
 * Counts tokens as OpenAI's {@code o200k_base} does. Other models count otherwise, mostly within a
 * fifth of it: good for limits, not for bills.
 */
public final class Tokens {

    /** Loaded at the first use: the table takes thirty megabytes. */
    private static final class O200k {
        private static final Encoding ENCODING =
                Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    }

    private static final Pattern HALF_PAIR = Pattern.compile("\\p{Cs}");

    private Tokens() {}

    /** The names of special tokens count as the plain text that they are. */
    public static int count(String text) {
        return O200k.ENCODING.countTokensOrdinary(text);
    }

    /**
     * The start of the text, as much as has no more tokens. Characters stay whole; halves of a pair
     * that stand alone, which have no tokens, are U+FFFD.
     */
    public static String head(String text, int maxTokens) {
        if (maxTokens <= 0) {
            return "";
        }
        String whole = HALF_PAIR.matcher(text).replaceAll("\ufffd");
        EncodingResult start = O200k.ENCODING.encodeOrdinary(whole, maxTokens);
        return start.isTruncated() ? O200k.ENCODING.decode(start.getTokens()) : whole;
    }
}
