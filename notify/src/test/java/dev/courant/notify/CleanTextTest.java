package dev.courant.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

class CleanTextTest {

    @Test
    void ordinaryTextStaysAsItIs() {
        assertThat(CleanText.line("feat(core): 修复 a/b & c <= d — #12, 1.5x", 200))
                .isEqualTo("feat(core): 修复 a/b & c <= d — #12, 1.5x");
    }

    @Test
    void isOneLineOfWhatCanBeSeen() {
        assertThat(
                        CleanText.line(
                                " a\r\n\tb\u0000\u001b[1m\u202Ec\u202C\ud83d\u2066 \u200bd\ufffe ",
                                200))
                .isEqualTo("a b[1mc d");
    }

    @ParameterizedTest
    @CsvSource({
        "@here,              @~here",
        "mail@evil.example,  mail@~evil.~example",
        "<!channel>,         <~!channel>",
        "<@U1>,              <~@~U1>",
        "<at id=all>,        <~at id=all>",
        "http://evil,        http:~//~evil",
        "see evil.com/x,     see evil.~com/x",
        "#tag,               #~tag",
        "/start,             /~start",
        "a/b,                a/b",
        "#12,                #12",
        "1 < 2,              1 < 2"
    })
    void nothingIsMadeOfItByItself(String raw, String inert) {
        assertThat(CleanText.line(raw, 200)).isEqualTo(inert.replace("~", CleanText.JOINER));
        assertThat(CleanText.plain(CleanText.line(raw, 200))).isEqualTo(raw);
    }

    @Test
    void towersOfMarksAreTornDown() {
        String tower = "e" + "\u0301".repeat(1_000) + "f";

        assertThat(CleanText.line(tower, 200)).isEqualTo("e" + "\u0301".repeat(6) + "f");
    }

    @Test
    void isNeverBlank() {
        assertThat(CleanText.line("", 10)).isEqualTo("…");
        assertThat(CleanText.line("\u200b\u0000 \n", 10)).isEqualTo("…");
        assertThat(CleanText.line("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 3)).isEqualTo("…");
    }

    @Test
    void saysThatThereWasMore() {
        assertThat(CleanText.line("x".repeat(100_000), 10)).isEqualTo("xxxxxxxxx…");
    }

    @Test
    void whatWasMadeInertOnceStaysSo() {
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            String line = CleanText.line(RandomText.of(random, 40), 1_000);

            assertThat(CleanText.inert(line)).isEqualTo(line);
        }
    }
}
