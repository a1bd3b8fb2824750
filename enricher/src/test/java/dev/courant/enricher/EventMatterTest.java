package dev.courant.enricher;

import static dev.courant.enricher.Samples.change;
import static dev.courant.enricher.Samples.event;
import static dev.courant.enricher.Samples.sha;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.llm.Tokens;
import dev.courant.schemas.EventKind;
import dev.courant.schemas.Level;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

class EventMatterTest {

    @Test
    void tellsACommit() {
        String matter = EventMatter.of(event(Level.HIGH).setBot(true).build(), Depth.HIGH);

        assertThat(matter.replaceAll("[0-9a-f]{16}", "*"))
                .isEqualTo(
                        """
                        <<<event *
                        project: kernels
                        kind: commit
                        title: fix: Fix a race in the scheduler
                        size: 1 files, +1 -1 lines
                        author: a bot
                        what rules noticed: correctness
                        event *>>>

                        <<<message *
                        Two workers took the same slot.
                        message *>>>

                        <<<diff *
                        === src/scheduler.py (modified, +12 -3)
                        @@ -1 +1 @@
                        -a
                        +b
                        diff *>>>\
                        """);
    }

    @Test
    void tellsAnIssue() {
        var issue =
                event(Level.LOW)
                        .setKind(EventKind.ISSUE)
                        .setTitle("[Bug] Crash")
                        .setLabels(List.of("bug", "p0"))
                        .setBody("")
                        .setReasons(List.of())
                        .build();

        assertThat(EventMatter.of(issue, Depth.LOW).replaceAll("[0-9a-f]{16}", "*"))
                .isEqualTo(
                        """
                        <<<event *
                        project: kernels
                        kind: issue opened
                        title: [Bug] Crash
                        labels: bug, p0
                        event *>>>\
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Signed-off-by: Ada <ada@example.com>",
                "Co-authored-by: Grace <grace@example.com>",
                "Co-Authored-By: Grace <grace@example.com>",
                "Reviewed-by: Ada",
                "Approved-by: Ada",
                "Reviewed-on: https://review.example.org/c/1",
                "Change-Id: I0123456789abcdef",
                "PiperOrigin-RevId: 123456",
                "Pull-Request-Url: https://example.org/1",
                "(cherry picked from commit 0123456789abcdef0123456789abcdef01234567)",
                "(cherry picked from merge request !7)"
            })
    void whoSignedAndPickedItMakesNoDifference(String trailer) {
        String plain = EventMatter.of(event(Level.HIGH).build(), Depth.HIGH);
        String body = "Two workers took the same slot.\n\n" + trailer + "\n";

        assertThat(EventMatter.of(event(Level.HIGH).setBody(body).build(), Depth.HIGH))
                .isEqualTo(plain);
    }

    @Test
    void norDoHashAuthorTimeAndPullRequest() {
        String plain = EventMatter.of(event(Level.HIGH).build(), Depth.HIGH);
        var other =
                event(Level.HIGH)
                        .setId("octo/kernels#commit#" + sha("b2"))
                        .setSha(sha("b2"))
                        .setAuthor("grace")
                        .setUrl("https://github.com/octo/kernels/commit/" + sha("b2"))
                        .setOccurredAt(Samples.NOON.plusSeconds(1_000))
                        .setTitle("fix: Fix a race in the scheduler (#12) (#40)")
                        .setPullRequest(40L)
                        .setRawOffset(17)
                        .setRuleScore(99)
                        .build();

        assertThat(EventMatter.of(other, Depth.HIGH)).isEqualTo(plain);
    }

    @Test
    void butWordsThatMeanSomethingDo() {
        String plain = EventMatter.of(event(Level.HIGH).build(), Depth.HIGH);
        var caused = event(Level.HIGH).setBody("Two workers took the same slot.\nBy: a race");

        assertThat(EventMatter.of(caused.build(), Depth.HIGH)).isNotEqualTo(plain);
    }

    @ParameterizedTest
    @EnumSource(Depth.class)
    void isBoundedWhateverComes(Depth depth) {
        String line = "+ a line with some words and numbers 0123456789 in it\n";
        var files =
                IntStream.range(0, 3_000)
                        .mapToObj(
                                i ->
                                        change(
                                                "src/" + "very/long/path/".repeat(50) + i + ".py",
                                                i % 3 == 0 ? null : line.repeat(80)))
                        .toList();
        var event =
                event(Level.HIGH)
                        .setTitle("词".repeat(400))
                        .setBody("a word, and another one. ".repeat(4_000))
                        .setLabels(Collections.nCopies(100, "l".repeat(100)))
                        .setFiles(files)
                        .setFileCount(4_000)
                        .build();

        int tokens = Tokens.count(EventMatter.of(event, depth));

        int facts = 1_500;
        int names = depth.diffTokens() / 5;
        assertThat(tokens)
                .isGreaterThan(depth.diffTokens() + depth.messageTokens())
                .isLessThan(depth.diffTokens() + depth.messageTokens() + names + facts);
    }

    @Test
    void oneHugeWordIsCutToo() {
        var event = event(Level.LOW).setBody("a".repeat(16_000)).build();

        String matter = EventMatter.of(event, Depth.LOW);

        assertThat(matter).contains("\n(the rest is left out)\n");
        assertThat(Tokens.count(matter)).isLessThan(600);
    }
}
