package dev.courant.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

class SizeTest {

    private static final Pattern CHARACTER = Pattern.compile("\\X");

    @Test
    void whatFitsIsNotCut() {
        assertThat(Size.UTF8.cut("字字", 6)).isEqualTo("字字");
        assertThat(Size.UTF16.cut("", 0)).isEmpty();
    }

    @Test
    void cutsByWhatTheVendorCounts() {
        assertThat(Size.UTF8.cut("字字字字", 9)).isEqualTo("字字…");
        assertThat(Size.UTF16.cut("字字字字", 3)).isEqualTo("字字…");
    }

    @Test
    void familiesFlagsAndMarksStayTogether() {
        String family = "👩‍👩‍👧‍👦";

        assertThat(Size.UTF16.cut("a" + family + "bcd", 11)).isEqualTo("a…");
        assertThat(Size.UTF16.cut("a" + family + "bcd", 13)).isEqualTo("a" + family + "…");
        assertThat(Size.UTF16.cut("🇩🇪🇫🇷", 7)).isEqualTo("🇩🇪…");
        assertThat(Size.UTF16.cut("e\u0301e\u0301e\u0301", 4)).isEqualTo("e\u0301…");
    }

    @Test
    void whereNothingFitsNothingIsLeft() {
        assertThat(Size.UTF16.cut("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 3)).isEqualTo("…");
        assertThat(Size.UTF8.cut("字字", 2)).isEmpty();
    }

    @Test
    void noEscapeIsSplit() {
        UnaryOperator<String> escape = text -> text.replace("*", "\\*");

        for (int limit = 1; limit <= 12; limit++) {
            String cut = Size.UTF16.cut("***a***", limit, escape);

            assertThat(cut).hasSizeLessThanOrEqualTo(limit).matches("(\\\\\\*|a)*…?");
        }
        assertThat(Size.UTF16.cut("***", 6, escape)).isEqualTo("\\*\\*\\*");
    }

    /** 2,000 texts, at any limit: within it, a beginning, and of whole characters. */
    @ParameterizedTest
    @EnumSource
    void neverSplitsACharacter(Size size) {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            String text = wellFormed(RandomText.of(random, random.nextInt(60)));
            int limit = random.nextInt(80);

            String cut = size.cut(text, limit);

            assertThat(size.of(cut)).isLessThanOrEqualTo(limit);
            if (!cut.equals(text) && !cut.isEmpty()) {
                assertThat(cut).endsWith("…");
                String kept = cut.substring(0, cut.length() - 1);
                assertThat(text).startsWith(kept);
                assertThat(boundaries(text)).as(text).contains(kept.length() + blanks(text, kept));
            }
        }
    }

    private static int blanks(String text, String kept) {
        int end = kept.length();
        while (!boundaries(text).contains(end) && end < text.length()) {
            if (!Character.isWhitespace(text.charAt(end))) {
                return 0;
            }
            end++;
        }
        return end - kept.length();
    }

    private static Set<Integer> boundaries(String text) {
        Set<Integer> ends = new HashSet<>(Set.of(0));
        CHARACTER.matcher(text).results().map(MatchResult::end).forEach(ends::add);
        return ends;
    }

    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
