package dev.courant.notify;

import dev.courant.notify.EditionNotice.Counts;
import dev.courant.notify.EditionNotice.Item;
import dev.courant.notify.EditionNotice.Problem;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Notices of days that could be, and of days that somebody made up to do harm. */
final class Samples {

    static final URI PAPER = URI.create("https://paper.example.com/reports/2026-02-24.html");
    static final Instant NOON = Instant.parse("2026-02-24T12:00:00Z");

    static final List<String> TITLES =
            List.of(
                    "feat(kernel): fuse the attention epilogue, 1.4x on H100 (#1234)",
                    "修复：在多卡环境下梯度同步可能丢失的问题，并补充了回归测试",
                    "🚀 perf: 👩‍👩‍👧‍👦 family-sized batches 🇩🇪 é ẅ ñ",
                    "إصلاح تسرب الذاكرة في النواة العامة");

    /** Each of these would do something in at least one of the vendors' windows. */
    static final List<String> HOSTILE =
            List.of(
                    "<!everyone> <!channel> <@U012AB3CD> @here @everyone <@&1> <#C1>",
                    "](http://evil.example) [click me](https://evil.example/x) http://evil.example",
                    "<script>alert(1)</script><at user_id=\"all\">all</at><@all> & &amp; &#60;",
                    "a\u0000b\u001b[31mc\r\nBcc: victim@evil.example\r\n\r\n.\r\nQUIT\u2028d",
                    "\u202Eevil\u202C \uD83D lonely \uDE00 surrogates \uFFFE z\u0335\u0336\u0337"
                            .repeat(3),
                    "`code` ```\nblock *bold* _it_ ~~no~~ ||spoiler|| # heading > quote \\",
                    "{\"json\": \"injection\"}, \"content\": \"\\u0000\" '; --",
                    "@durov /start #tag www.evil.example evil.com/phish",
                    "&<>\"'".repeat(60),
                    "x".repeat(100_000),
                    "👩‍👩‍👧‍👦".repeat(10_000),
                    "字".repeat(50_000),
                    "e" + "\u0301".repeat(50_000));

    private Samples() {}

    static EditionNotice edition(String language, int events, List<String> titles) {
        return edition("edition#2026-02-24#1", language, events, titles);
    }

    static EditionNotice edition(String id, String language, int events, List<String> titles) {
        List<Item> top = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            String title = titles.get(i % titles.size());
            String why = titles.get((i + 1) % titles.size());
            top.add(
                    new Item(
                            "acme/engine-" + i % 7,
                            level(i, events),
                            100 - i % 100,
                            title,
                            item(i),
                            i % 3 == 0 ? null : why));
        }
        Counts counts = new Counts(7, events - events / 3, events / 3, 1, 1, events);
        List<Problem> problems =
                IntStream.range(0, events / 30)
                        .mapToObj(i -> new Problem("acme/shut-" + i, titles.get(i % titles.size())))
                        .toList();
        return new EditionNotice(
                id,
                "AI Infra " + titles.getFirst(),
                "2026-02-24",
                events > 100 ? 2 : 1,
                events < 100,
                language,
                String.join(" ", titles),
                counts,
                top,
                problems,
                PAPER);
    }

    private static Level level(int i, int events) {
        if (3 * i < events) {
            return Level.HIGH;
        }
        return 3 * i < 2 * events ? Level.MEDIUM : Level.LOW;
    }

    static URI item(int i) {
        return URI.create(
                "https://github.com/acme/engine/commit/" + Integer.toHexString(0xabc0000 + i));
    }

    static AlertNotice alert(String language, String title) {
        return new AlertNotice(
                "alert#" + title.hashCode(),
                "acme/engine",
                Level.HIGH,
                93,
                title,
                title,
                item(0),
                title,
                NOON,
                language,
                2);
    }

    /** Every text as long as it may be, or longer. */
    static EditionNotice worstEdition(String piece, URI link) {
        String worst = piece.repeat(5_000);
        return new EditionNotice(
                "字".repeat(300),
                worst,
                worst,
                Integer.MAX_VALUE,
                false,
                "en",
                worst,
                new Counts(
                        Integer.MAX_VALUE,
                        Integer.MAX_VALUE / 2,
                        7,
                        1_000_000,
                        1_000_000,
                        1_000_000),
                Collections.nCopies(300, new Item(worst, Level.HIGH, 100, worst, link, worst)),
                Collections.nCopies(1_000, new Problem(worst, worst)),
                link);
    }

    static AlertNotice worstAlert(String piece, URI link) {
        String worst = piece.repeat(5_000);
        return new AlertNotice(
                "字".repeat(300),
                worst,
                Level.MEDIUM,
                100,
                worst,
                worst,
                link,
                worst,
                NOON,
                "zh",
                Integer.MAX_VALUE);
    }

    /** Quiet, complete, and nowhere to be read. */
    static EditionNotice quiet(String language) {
        return new EditionNotice(
                "edition#2026-02-25#1",
                "AI Infra",
                "2026-02-25",
                1,
                true,
                language,
                null,
                new Counts(7, 0, 0, 0, 0, 0),
                List.of(),
                List.of(),
                null);
    }
}
