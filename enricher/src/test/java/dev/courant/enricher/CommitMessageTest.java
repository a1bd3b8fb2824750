package dev.courant.enricher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class CommitMessageTest {

    @Test
    void splitsTitleAndBody() {
        var message = parse("\n  Fix it (#12)\r\n\r\nBecause.\r\nReally.\n\n");

        assertThat(message.title()).isEqualTo("Fix it (#12)");
        assertThat(message.body()).isEqualTo("Because.\nReally.");
        assertThat(message.pullRequest()).contains(12L);
    }

    @Test
    void namesAnEmptyMessage() {
        var message = parse(" \n\u0000\n");

        assertThat(message.title()).isEqualTo(CommitMessage.NO_TITLE);
        assertThat(message.body()).isEmpty();
        assertThat(message.type()).isEmpty();
    }

    @Test
    void readsAPullRequestOnlyAtTheEndOfTheTitle() {
        assertThat(parse("Revert \"x (#12)\" (#34)").pullRequest()).contains(34L);
        assertThat(parse("x (#12) again").pullRequest()).isEmpty();
        assertThat(parse("x\n\n(#12)").pullRequest()).isEmpty();
        assertThat(parse("x (o/n#12)").pullRequest()).contains(12L);
    }

    @Test
    void readsAMergedPullRequestsOwnTitle() {
        var message = parse("Merge pull request #12 from me/branch\n\nfeat(api): add a thing");

        assertThat(message.title()).isEqualTo("Merge pull request #12 from me/branch");
        assertThat(message.heading()).isEqualTo("feat(api): add a thing");
        assertThat(message.pullRequest()).contains(12L);
        assertThat(message.type()).contains(ChangeType.FEAT);
        assertThat(message.mergesBranch()).isFalse();
    }

    @Test
    void knowsMergedBranches() {
        assertThat(parse("Merge branch 'main' into dev").mergesBranch()).isTrue();
    }

    @Test
    void findsABreakingFooterAtTheStartOfALine() {
        assertThat(parse("feat: x\n\nBREAKING CHANGE: gone").breaking()).isTrue();
        assertThat(parse("feat: x\n\nBREAKING-CHANGE: gone").breaking()).isTrue();
        assertThat(parse("feat: x\n\nthis is no BREAKING CHANGE: none").breaking()).isFalse();
        assertThat(parse("feat: x\n\nBREAKING CHANGES are listed below").breaking()).isFalse();
    }

    @Test
    void listsIssuesWithoutThePullRequestItself() {
        assertThat(parse("Fix it (#12)\n\nFixes #30, closes #4\nfixes #12").issues())
                .containsExactly(4L, 30L);
    }

    @Test
    void keepsTheWholeOfATitleThatIsTooLong() {
        String line = "word ".repeat(200).strip();
        var message = parse(line + "\nrest");

        assertThat(message.title()).hasSizeLessThanOrEqualTo(CommitMessage.MAX_TITLE).endsWith("…");
        assertThat(message.titleCut()).isTrue();
        assertThat(message.body()).isEqualTo(line + "\nrest");
    }

    @Test
    void readsAMegabyteOfAnything() {
        for (String unit :
                new String[] {
                    "a", "[x]", "fixes #1, ", "(#1)", "\n", "BREAKING", ":x:", "\uD83D\uDE00"
                }) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(5), () -> parse(unit.repeat(1_048_576 / unit.length())));
        }
    }

    private static CommitMessage parse(String message) {
        return CommitMessage.parse(message, "o/n");
    }
}
