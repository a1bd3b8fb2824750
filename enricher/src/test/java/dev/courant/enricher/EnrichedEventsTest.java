package dev.courant.enricher;

import static dev.courant.enricher.Samples.POSITION;
import static dev.courant.enricher.Samples.commit;
import static dev.courant.enricher.Samples.detail;
import static dev.courant.enricher.Samples.file;
import static dev.courant.enricher.Samples.issue;
import static dev.courant.enricher.Samples.sha;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.github.CommitDetail;
import dev.courant.schemas.EventKind;
import dev.courant.schemas.FileChange;
import dev.courant.schemas.Level;

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;

class EnrichedEventsTest {

    private final EnrichedEvents events = new EnrichedEvents(EnricherConfig.defaults());

    @Test
    void joinsACommitWithItsDiff() {
        var raw = commit("a1", "fix(cuda): Fix a race (#12)\n\nFixes #7.").build();

        var event =
                events.commit(
                        raw,
                        POSITION,
                        detail(file("csrc/a.cu", "@@\n+b"), file("docs/a.md", "@@\n+c")));

        assertThat(event.getId()).isEqualTo("octo/kernels#commit#" + sha("a1"));
        assertThat(event.getKind()).isEqualTo(EventKind.COMMIT);
        assertThat(event.getTitle()).isEqualTo("fix(cuda): Fix a race (#12)");
        assertThat(event.getBody()).isEqualTo("Fixes #7.");
        assertThat(event.getType()).isEqualTo("fix");
        assertThat(event.getScope()).isEqualTo("cuda");
        assertThat(event.getPullRequest()).isEqualTo(12L);
        assertThat(event.getIssues()).containsExactly(7L);
        assertThat(event.getFiles())
                .extracting(FileChange::getPath)
                .containsExactly("csrc/a.cu", "docs/a.md");
        assertThat(event.getFileCount()).isEqualTo(2);
        assertThat(event.getAdditions()).isEqualTo(24);
        assertThat(event.getDeletions()).isEqualTo(6);
        assertThat(event.getOccurredAt()).isEqualTo(raw.getOccurredAt());
        assertThat(event.getCommittedAt()).isEqualTo(raw.getCommittedAt());
        assertThat(event.getLevel()).isEqualTo(Level.HIGH);
        assertThat(event.getReasons()).containsExactly("wrong-results", "kernel-code", "bug-fix");
        assertThat(event.getRuleScore()).isEqualTo(event.getScore());
        assertThat(event.getScoredBy()).isEqualTo("rules");
        assertThat(event.getTruncated()).isFalse();
        assertThat(event.getProblem()).isNull();
        assertThat(event.getRawTopic()).isEqualTo("courant.raw.commits");
        assertThat(event.getRawPartition()).isEqualTo(2);
        assertThat(event.getRawOffset()).isEqualTo(17);
    }

    @Test
    void goesOnWithoutADiff() {
        var event =
                events.commitWithoutDiff(
                        commit("a1", "fix: crash").build(), POSITION, "No diff: gone\n<script>");

        assertThat(event.getProblem()).isEqualTo("No diff: gone <script>");
        assertThat(event.getReasons()).containsExactly("crash", "bug-fix", "diff-missing");
        assertThat(event.getFiles()).isEmpty();
        assertThat(event.getFileCount()).isZero();
        assertThat(event.getTruncated()).isFalse();
    }

    @Test
    void carriesAnIssue() {
        var event =
                events.issue(
                        issue(7, "[Bug][MoE]:  crash on start\u202E")
                                .setBody("Steps\r\n1.")
                                .build(),
                        POSITION);

        assertThat(event.getId()).isEqualTo("octo/kernels#issue#7#opened");
        assertThat(event.getKind()).isEqualTo(EventKind.ISSUE);
        assertThat(event.getNumber()).isEqualTo(7L);
        assertThat(event.getSha()).isNull();
        assertThat(event.getCommittedAt()).isNull();
        assertThat(event.getTitle()).isEqualTo("[Bug][MoE]: crash on start");
        assertThat(event.getBody()).isEqualTo("Steps\n1.");
        assertThat(event.getScope()).isEqualTo("MoE");
        assertThat(event.getType()).isNull();
        assertThat(event.getLabels()).containsExactly("bug");
        assertThat(event.getReasons()).containsExactly("crash", "bug-report");
        assertThat(event.getLevel()).isEqualTo(Level.MEDIUM);
    }

    @Test
    void takesAnIssueWithoutABody() {
        assertThat(events.issue(issue(7, "why").setBody(null).build(), POSITION).getBody())
                .isEmpty();
    }

    @Test
    void cutsALongBodyAndSaysSo() {
        var raw = commit("a1", "Title\n\n" + "line of text\n".repeat(5_000)).build();

        var event = events.commit(raw, POSITION, detail(file("a.py", "+a")));

        assertThat(event.getBody()).hasSizeBetween(15_900, 16_000).endsWith("text");
        assertThat(event.getTruncated()).isTrue();
    }

    @Test
    void saysWhenGitHubListedNotAllFiles() {
        var whole = detail(file("a.py", "+a"));
        var part = new CommitDetail(whole.summary(), 9_000, 9, whole.files(), false);

        var event = events.commit(commit("a1", "x").build(), POSITION, part);

        assertThat(event.getTruncated()).isTrue();
        assertThat(event.getAdditions()).isEqualTo(9_000);
    }

    @Test
    void readsTheTypeFromTheFilesWhereTheTitleDoesNotTell() {
        assertThat(type("Say more", "docs/a.md")).isEqualTo("docs");
        assertThat(type("Cover it", "tests/test_a.py")).isEqualTo("test");
        assertThat(type("New runners", ".github/workflows/a.yml")).isEqualTo("ci");
        assertThat(type("Newer compiler", "CMakeLists.txt")).isEqualTo("build");
        assertThat(type("Add a loader", "pkg/loader.py")).isEqualTo("feat");
        assertThat(type("Add a page", "docs/a.md")).isEqualTo("docs");
        assertThat(type("Use the loader", "pkg/loader.py")).isNull();
    }

    @Test
    void knowsBots() {
        var named = commit("a1", "x").setAuthorLogin("dependabot[bot]").build();
        var told = commit("a1", "x").setBot(true).build();

        assertThat(events.commit(named, POSITION, detail()).getBot()).isTrue();
        assertThat(events.commit(told, POSITION, detail()).getBot()).isTrue();
        assertThat(events.commit(commit("a1", "x").build(), POSITION, detail()).getBot()).isFalse();
    }

    @Test
    void namesTheAuthorWhereGitHubKnowsNoAccount() {
        var raw = commit("a1", "x").setAuthorLogin(null).build();

        assertThat(events.commit(raw, POSITION, detail()).getAuthor()).isEqualTo("Ada Lovelace");
    }

    @Test
    void staysBelowTheLimitWhateverArrives() {
        var config = EnricherConfig.defaults();
        var raw =
                issue(1, "字".repeat(100_000))
                        .setBody("字".repeat(1_000_000))
                        .setAuthor("字".repeat(100_000))
                        .setUrl("https://" + "u".repeat(100_000))
                        .setLabels(Collections.nCopies(10_000, "字".repeat(10_000)))
                        .build();

        var event = events.issue(raw, POSITION);

        assertThat(SizeLimit.bytes(event)).isLessThanOrEqualTo(config.maxEventBytes());
        assertThat(event.getTruncated()).isTrue();
    }

    @Test
    void isAFunctionOfItsInput() {
        var raw = commit("a1", "feat: x\n\nbody").build();
        var detail = detail(file("a.py", "+a"), file("b.cu", "+b"));

        assertThat(events.commit(raw, POSITION, detail))
                .isEqualTo(events.commit(raw, POSITION, detail));
    }

    private String type(String title, String path) {
        var raw = commit("a1", title).build();
        return events.commit(raw, POSITION, detail(file(path, "+a"))).getType();
    }

    @Test
    void leavesOutFilesWhoseNamesAloneAreTooMuch() {
        var files = Collections.nCopies(300, file("目".repeat(4_000) + ".py", "+a"));
        var whole = detail();
        var detail = new CommitDetail(whole.summary(), 1, 1, List.copyOf(files), true);

        var event = events.commit(commit("a1", "x").build(), POSITION, detail);

        assertThat(SizeLimit.bytes(event)).isLessThanOrEqualTo(900_000);
        assertThat(event.getFiles()).isEmpty();
        assertThat(event.getFileCount()).isEqualTo(300);
        assertThat(event.getTruncated()).isTrue();
    }
}
