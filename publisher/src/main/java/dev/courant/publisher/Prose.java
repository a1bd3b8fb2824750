package dev.courant.publisher;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text from outside as inline nodes that GitHub shows as they are: it calls nobody, points at
 * nothing, and is a link only where {@code references} makes one.
 *
 * <p>Addresses, hashes and what could be read as a formula become code, which GitHub leaves alone.
 * An invisible word joiner stands where a mention, a reference or an emoji would begin.
 */
final class Prose {

    private static final char WORD_JOINER = '\u2060';
    private static final int HASH_LENGTH = 40;

    /**
     * What stands for itself. A mail address and a formula are looked for where a word begins, and
     * behind what was found last: at every character of a word it would cost the square of its
     * length.
     */
    private static final String SPECIAL =
            "(?<ticks>(?<!`)(`{1,4})(?!`)(?<code>[^`]++)\\2(?!`))"
                + "|(?<address>(?:[A-Za-z][A-Za-z0-9+.-]{1,15}://|(?<![A-Za-z0-9])(?i:www\\.|mailto:|xmpp:))[^\\s`]++)"
                + "|(?<mail>(?:\\G|(?<![^\\s`@()\\[\\]<>\"',;:\\\\]))[^\\s`@()\\[\\]<>\"',;:\\\\]++@[\\p{L}\\p{N}_-][\\p{L}\\p{N}_.+-]*+)"
                + "|(?<hash>(?<![A-Za-z0-9])[0-9a-f]{40}(?![A-Za-z0-9]))"
                + "|(?<formula>(?:\\G|(?<![^\\s`$]))[^\\s`$]*+\\$[^\\s`]*+)"
                + "|(?<![\\p{L}\\p{N}_/#&-])#(?<number>[0-9]{1,9})(?![\\p{L}\\p{N}_])";

    private static final Pattern WITHOUT_CITATIONS = Pattern.compile(SPECIAL);
    private static final Pattern WITH_CITATIONS =
            Pattern.compile(SPECIAL + "|(?<citations>" + Citations.TOKENS + ")");

    /** Where GitHub would see a mention, a reference, an emoji, an address or a formula. */
    private static final Pattern CALL =
            Pattern.compile(
                    "(?=[@#:$gGwWmMxX])(?:@(?=[\\p{L}\\p{N}_-])|#(?=[0-9])|(?<![A-Za-z0-9])(?i:gh-)(?=[0-9])"
                        + "|:(?=[A-Za-z0-9_+-]++:|//)|(?<![A-Za-z0-9])(?i:www)(?=\\.)|(?<![A-Za-z0-9])(?i:mailto|xmpp)(?=:)|\\$)");

    private static final String TRAILING_PUNCTUATION = ".,;:!?)]}>'\"，。；：）】》";

    private final @Nullable LongFunction<@Nullable String> references;
    private final @Nullable Function<String, Line> citations;

    /**
     * @param references address of a bare {@code #123}, null where it is none that is known
     */
    Prose(@Nullable LongFunction<@Nullable String> references) {
        this(references, null);
    }

    private Prose(
            @Nullable LongFunction<@Nullable String> references,
            @Nullable Function<String, Line> citations) {
        this.references = references;
        this.citations = citations;
    }

    /**
     * Text that may cite events, and in which nothing else is a link.
     *
     * @param citations what stands for tokens side by side
     */
    static Prose citing(Function<String, Line> citations) {
        return new Prose(null, citations);
    }

    /** Text in which no number is a link, as inside of another link or a heading. */
    static Line plain(String raw, int limit) {
        return new Prose(null).line(raw, limit);
    }

    /** The same where only characters are wanted, as between words of ours. */
    static String words(String raw, int limit) {
        return harmless(CleanText.line(raw, limit));
    }

    Line line(String raw, int limit) {
        var text = CleanText.line(raw, limit);
        var line = new Line();
        if (citations == null && !mayBeSpecial(text)) {
            return line.text(harmless(text));
        }
        int done = 0;
        var special = (citations == null ? WITHOUT_CITATIONS : WITH_CITATIONS).matcher(text);
        while (special.find()) {
            line.text(harmless(text.substring(done, special.start())));
            done = special.start() + add(line, special);
        }
        return line.text(harmless(text.substring(done)));
    }

    /** Without one of these characters there is nothing to find, as in most sentences. */
    private static boolean mayBeSpecial(String text) {
        return mayHaveHash(text)
                || anyPair(
                        text,
                        (before, here) ->
                                switch (here) {
                                    case '`', '@', '$', '#' -> true;
                                    case '/' -> before == '/';
                                    case ':' -> isEither(before, 'o') || isEither(before, 'p');
                                    case '.' -> isEither(before, 'w');
                                    default -> false;
                                });
    }

    private static boolean mayHaveHash(String text) {
        int hexDigits = 0;
        for (int i = 0; i < text.length() && hexDigits < HASH_LENGTH; i++) {
            hexDigits = Character.digit(text.charAt(i), 16) < 0 ? 0 : hexDigits + 1;
        }
        return hexDigits >= HASH_LENGTH;
    }

    /** Adds a node for what was found and returns how many characters of it that takes care of. */
    private int add(Line line, Matcher found) {
        if (citations != null && found.group("citations") != null) {
            line.append(citations.apply(found.group()));
            return found.group().length();
        }
        if (found.group("ticks") != null) {
            var code = found.group("code").strip();
            line.code(code.isEmpty() ? found.group("ticks").replace('`', '\'') : code);
            return found.group().length();
        }
        var number = found.group("number");
        if (number != null) {
            return addReference(line, Long.parseLong(number), found.group());
        }
        boolean sentenceGoesOn = found.group("address") != null || found.group("mail") != null;
        var literal = sentenceGoesOn ? withoutTrail(found.group()) : found.group();
        line.code(literal);
        return literal.length();
    }

    private int addReference(Line line, long number, String written) {
        var address = references == null ? null : references.apply(number);
        if (address == null) {
            line.text(harmless(written));
        } else {
            line.link(address, Line.of(written));
        }
        return written.length();
    }

    private static String withoutTrail(String address) {
        int end = address.length();
        while (end > 1 && TRAILING_PUNCTUATION.indexOf(address.charAt(end - 1)) >= 0) {
            end--;
        }
        return address.substring(0, end);
    }

    private static String harmless(String text) {
        var quiet =
                mayCall(text)
                        ? CALL.matcher(text)
                                .replaceAll(
                                        call ->
                                                Matcher.quoteReplacement(call.group())
                                                        + WORD_JOINER)
                        : text;
        // The renderer does not escape these, which at the start of a line make a list or underline
        // a heading.
        return quiet.startsWith("+") || quiet.startsWith("=") ? WORD_JOINER + quiet : quiet;
    }

    /** Without one of these characters there is no call, as in most sentences. */
    private static boolean mayCall(String text) {
        return anyPair(
                text,
                (before, here) ->
                        switch (here) {
                            case '@', '#', ':', '$' -> true;
                            case '-' -> isEither(before, 'h');
                            case '.' -> isEither(before, 'w');
                            default -> false;
                        });
    }

    /** Two characters side by side, the first of a text behind a space. */
    @FunctionalInterface
    private interface Pair {
        boolean isSign(char before, char here);
    }

    private static boolean anyPair(String text, Pair pair) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char here = text.charAt(i);
            if (pair.isSign(before, here)) {
                return true;
            }
            before = here;
        }
        return false;
    }

    private static boolean isEither(char character, char lower) {
        return character == lower || character == Character.toUpperCase(lower);
    }
}
