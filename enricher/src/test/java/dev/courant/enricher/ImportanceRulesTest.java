package dev.courant.enricher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.github.ChangedFile;
import dev.courant.schemas.Level;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;

class ImportanceRulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    v4.4 release update v2.              | 3000 | include/a.cuh README.md         | HIGH   | release
                    Fix a sync issue in logits           | 10   | impls/logits.cuh                | HIGH   | kernel-code
                    Fix shared-memory race               | 8    | cute/utils.py                   | HIGH   | wrong-results
                    Multi-token prediction               | 3700 | csrc/a.cu                       | HIGH   | huge-change
                    feat: fused MoE                      | 586  | csrc/moe.cu pkg/__init__.py     | HIGH   | kernel-code
                    feat!: drop the old loader           | 40   | pkg/loader.py                   | HIGH   | breaking-change
                    Fix CVE-2026-12345 in the parser     | 3    | pkg/parser.py                   | HIGH   | security
                    perf: faster decode                  | 500  | pkg/decode.py                   | MEDIUM | large-change
                    fix: crash on empty input            | 30   | pkg/loader.py                   | MEDIUM | crash
                    feat: a new loader                   | 80   | pkg/loader.py                   | MEDIUM | feature
                    Add a loader                         | 80   | pkg/loader.py                   | MEDIUM | feature
                    fix: an edge case                    | 30   | pkg/loader.py                   | MEDIUM | bug-fix
                    Revert "feat: a new loader"          | 80   | pkg/loader.py                   | MEDIUM | revert
                    fix: wrong type                      | 4    | tests/test_a.py                 | LOW    | tests-only
                    fix: an edge case                    | 2    | pkg/loader.py                   | LOW    | bug-fix
                    refactor: move the loader            | 80   | pkg/loader.py                   | LOW    | refactoring
                    Use the loader                       | 80   | pkg/loader.py                   | LOW    |
                    docs: describe the crash             | 500  | docs/a.md README.md             | LOW    | docs-only
                    docs: say more                       | 5000 | docs/a.md                       | LOW    | docs-only
                    ci: new runners                      | 40   | .github/workflows/a.yml         | LOW    | ci-only
                    update lock files                    | 9000 | poetry.lock                     | LOW    | generated-only
                    Fix typos in the kernels             | 4    | csrc/a.cu                       | LOW    | kernel-code
                    Add the top_k benchmark              | 40   | benchmarks/a.py                 | LOW    | benchmarks-only
                    perf: faster set-up of the benchmark | 40   | benchmarks/a.py                 | LOW    | performance
                    Fix deadlock between two stages      | 30   | pkg/loader.py                   | HIGH   | outage
                    Name what is wrong in errors         | 40   | pkg/loader.py                   | LOW    |
                    fix: say which value is wrong        | 6    | pkg/loader.py                   | LOW    | bug-fix
                    Better error messages on overflow    | 40   | pkg/loader.py                   | LOW    |
                    Enable compression by default        | 4    | pkg/loader.py                   | HIGH   | new-default
                    feat: a cache, off by default        | 80   | pkg/loader.py                   | MEDIUM | feature
                    Drop Python 3.9                      | 4    | pyproject.toml                  | HIGH   | support-dropped
                    Remove Python path hack              | 40   | pkg/loader.py                   | LOW    |
                    Rename --old-name to --new-name      | 4    | pkg/loader.py                   | MEDIUM | behaviour-change
                    Write in batches: 42k/s -> 118k/s    | 80   | pkg/loader.py                   | MEDIUM | measured-speed
                    v2.6.0rc3                            | 2    | version.txt                     | MEDIUM | prerelease
                    Bump boot from 3.5.4 to 4.0.0        | 2    | pom.xml                         | MEDIUM | major-update
                    Bump boot from 3.5.4 to 3.5.5        | 2    | pom.xml                         | LOW    | build-files
                    Add an index                         | 3    | db/migrations/0043.sql          | MEDIUM | schema-migration
                    ci: scan for vulnerabilities         | 40   | .github/workflows/a.yml         | LOW    | ci-only
                    Add type hints                       | 90   | pkg/loader.py                   | LOW    | format-only
                    修复死锁                             | 30   | pkg/loader.py                   | HIGH   | outage
                    修正注释中的错别字                   | 30   | pkg/loader.py                   | LOW    | bug-fix
                    Bump torch from 2.9 to 2.10          | 2    | requirements.txt                | LOW    | build-files
                    Merge branch 'main' into dev         | 900  | csrc/a.cu                       | LOW    | branch-merge
                    """)
    void ranksCommits(String title, int lines, String paths, Level level, String first) {
        var importance = commit(title, lines, paths.split(" ", -1));

        assertThat(importance.level()).isEqualTo(level);
        assertThat(importance.reasons().stream().findFirst().orElse(null)).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    [Bug] wrong results since 1.2, regression  | bug               | 0 | HIGH   | wrong-results
                    Server hangs under load                    | bug p0            | 0 | HIGH   | outage
                    CVE-2026-12345 in a dependency             |                   | 0 | HIGH   | security
                    [Bug]: crash on empty input                |                   | 0 | MEDIUM | crash
                    run code error after install               |                   | 0 | LOW    | bug-report
                    error on every second run                  |                   | 0 | MEDIUM | bug-report
                    kernel slower than before                  |                   | 0 | MEDIUM | performance
                    [RFC] A new loader                         |                   | 0 | MEDIUM | proposal
                    [Feature Request] A new loader             |                   | 7 | MEDIUM | discussed
                    [Feature Request] A new loader             |                   | 0 | LOW    | feature-request
                    what's the full name of it?                |                   | 0 | LOW    | question
                    Crash on start                             | bug duplicate     | 9 | LOW    | set-aside
                    [Bug]: engine hangs on a disconnect        | bug               | 0 | HIGH   | outage
                    What happens on a crash?                   | question          | 0 | LOW    | crash
                    crash                                      |                   | 0 | LOW    | crash
                    [Doc]: wrong example on the first page     | bug               | 0 | LOW    | docs-only
                    flaky: the crash test times out            |                   | 0 | LOW    | tests-only
                    服务崩溃，日志报 illegal memory access     | bug               | 0 | HIGH   | outage
                    如何设置最大并发数？                       |                   | 0 | LOW    | question
                    """)
    void ranksIssues(String title, String labels, int comments, Level level, String first) {
        var list = labels == null ? List.<String>of() : Arrays.asList(labels.split(" ", -1));
        var importance =
                ImportanceRules.weigh(EventFacts.ofIssue(title, "", false, list, comments));

        assertThat(importance.level()).isEqualTo(level);
        assertThat(importance.reasons()).first().isEqualTo(first);
    }

    @Test
    void keepsTheScoreFromZeroToAHundred() {
        var most =
                commit(
                        "security!: fix crash, race and regression; faster (CVE-2026-12345)",
                        5_000,
                        "csrc/a.cu");
        var least =
                ImportanceRules.weigh(EventFacts.ofIssue("why", "", true, List.of("invalid"), 0));

        assertThat(most.score()).isEqualTo(100);
        assertThat(least.score()).isBetween(0, 20);
        assertThat(most.scoredBy()).isEqualTo("rules");
    }

    @Test
    void countsABotLessUnlessItReleases() {
        assertThat(bot("chore: sync files").score()).isEqualTo(ImportanceRules.BASE - 10);
        assertThat(bot("chore(release): 1.2.3").level()).isEqualTo(Level.HIGH);
    }

    @Test
    void findsAVulnerabilityInTheBodyButWordsOnlyInTheTitle() {
        assertThat(message("Update the parser\n\nSee CVE-2026-12345.").reasons())
                .contains("security");
        assertThat(message("Update the parser\n\nNo crash, no security problem.").reasons())
                .isEmpty();
    }

    @Test
    void believesADescriptionThatTellsOfDamage() {
        assertThat(message("Update the cache\n\nUntil now the wrong values were served.").reasons())
                .containsExactly("grave-effect");
        assertThat(message("Update the cache\n\n- [ ] no deadlock\n> data loss\n").reasons())
                .isEmpty();
    }

    @Test
    void countsALicenseThatIsAnotherOneButNotItsYear() {
        assertThat(commit("Change the license", 200, "LICENSE").level()).isEqualTo(Level.HIGH);
        assertThat(commit("Update the license", 2, "LICENSE").level()).isEqualTo(Level.LOW);
    }

    @Test
    void doesNotBelieveABotThatFiles() {
        var importance =
                ImportanceRules.weigh(
                        EventFacts.ofIssue("Nightly run: crash", "", true, List.of("bug"), 9));

        assertThat(importance.level()).isEqualTo(Level.LOW);
        assertThat(importance.reasons()).contains("by-bot").doesNotHaveDuplicates();
    }

    @Test
    void survivesTextsMadeToHurt() {
        for (String unit :
                new String[] {
                    "rename a.", "1 s -> ", "no ", "<!--", "```\n", "remove a ", "错", "\n", "9"
                }) {
            assertThat(message("a\n\n" + unit.repeat(4_000)).score()).isBetween(0, 100);
            assertThat(message(unit.strip().repeat(60)).score()).isBetween(0, 100);
        }
    }

    @Test
    void matchesWholeWords() {
        assertThat(
                        message(
                                        "Rename hangar, tracer, force, doormat, bananas and"
                                                + " overflowing_buffer")
                                .reasons())
                .isEmpty();
    }

    @Test
    void ranksWithoutADiffAndSaysSo() {
        var facts = EventFacts.ofCommit(CommitMessage.parse("fix: crash", "o/n"), false, null);
        var importance = ImportanceRules.weigh(facts);

        assertThat(importance.score()).isEqualTo(60);
        assertThat(importance.reasons()).containsExactly("crash", "bug-fix", "diff-missing");
    }

    @Test
    void ordersReasonsByWeight() {
        assertThat(commit("feat!: faster kernels", 30, "csrc/a.cu", "pkg/__init__.py").reasons())
                .containsExactly(
                        "breaking-change", "kernel-code", "performance", "feature", "public-api");
    }

    @Test
    void doesNotCountTestsAndDocsAsSize() {
        assertThat(commit("Use the loader", 9_000, "tests/test_a.py", "docs/a.md").reasons())
                .doesNotContain("huge-change", "large-change");
    }

    private static Importance commit(String title, int lines, String... paths) {
        var files =
                Arrays.stream(paths)
                        .map(
                                path ->
                                        new ChangedFile(
                                                path,
                                                null,
                                                "modified",
                                                lines / paths.length,
                                                0,
                                                null))
                        .toList();
        return ImportanceRules.weigh(
                EventFacts.ofCommit(
                        CommitMessage.parse(title, "o/n"), false, ChangedPaths.of(files)));
    }

    private static Importance bot(String title) {
        return ImportanceRules.weigh(
                EventFacts.ofCommit(CommitMessage.parse(title, "o/n"), true, ChangedPaths.UNKNOWN));
    }

    private static Importance message(String message) {
        return ImportanceRules.weigh(
                EventFacts.ofCommit(
                        CommitMessage.parse(message, "o/n"), false, ChangedPaths.UNKNOWN));
    }
}
