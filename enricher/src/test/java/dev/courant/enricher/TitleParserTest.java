package dev.courant.enricher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitleParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    feat: add a thing                                   | feat     | -
                    feat(api): add a thing                              | feat     | api
                    feat(api)!: add a thing                             | feat     | api
                    Feature: a thing                                    | feat     | -
                    fix : a thing                                       | fix      | -
                    bugfix: stub generation                             | fix      | -
                    perf(kernel, sm90): faster                          | perf     | kernel, sm90
                    docs: say so                                        | docs     | -
                    style: wrap lines                                   | chore    | -
                    build(deps): bump actions/checkout from 4 to 5      | build    | deps
                    ci: migrate release workflows to new runners        | ci       | -
                    security: check the signature                       | security | -
                    [Bugfix][Kernel] Fix int32 overflow                 | fix      | Kernel
                    [Kernel][BugFix] Fix int32 overflow                 | fix      | Kernel
                    [Bug fix] [MoE] all of it                           | fix      | MoE
                    [Perf][Feature] Add schedulers                      | perf     | -
                    [CI/Build] Fix docker build                         | ci       | -
                    [Doc] Update version in README                      | docs     | -
                    [ROCm] Support w8a8                                 | -        | ROCm
                    [MUSA][2/N] kernel build                            | -        | MUSA
                    [1/2] split the loader                              | -        | -
                    [NPU]support a model                                | -        | NPU
                    [CuTeDSL] Fix: overlapping accumulator              | fix      | CuTeDSL
                    fix: [ROCm] a thing                                 | fix      | ROCm
                    Fix shared-memory race                              | fix      | -
                    Fixes the loader                                    | fix      | -
                    solve accuracy problem                              | fix      | -
                    Refactor: move it                                   | refactor | -
                    optimize the loader                                 | perf     | -
                    Revert "feat: add a thing (#12)" (#34)              | revert   | -
                    revert: feat: add a thing                           | revert   | -
                    net: fix the socket                                 | fix      | net
                    mm/slab: use less                                   | -        | mm/slab
                    KAFKA-1234: Fix leak in consumer                    | fix      | -
                    MINOR: Fix javadoc                                  | fix      | -
                    :bug: fix: a thing                                  | fix      | -
                    ✨ feat: sparkle                                    | feat     | -
                    修复死锁                                            | fix      | -
                    重构：拆分调度器                                    | refactor | -
                    优化 decode 吞吐                                    | perf     | -
                    回滚此前的改动                                      | revert   | -
                    更新文档                                            | -        | -
                    chore: version packages                             | release  | -
                    v1.2.3                                              | release  | -
                    v4.4 release update v2. (#2999)                     | release  | -
                    1.2.0-rc1 (#7)                                      | release  | -
                    Release v0.6.2                                      | release  | -
                    chore(release): 0.6.2                               | release  | release
                    chore: bump version to 0.6.2                        | release  | -
                    [maven-release-plugin] prepare release app-1.2      | release  | maven-release-plugin
                    fix: release the lock before waiting                | fix      | -
                    Release the lock before waiting                     | -        | -
                    3.12 is now the oldest Python                       | -        | -
                    Bump torch from 2.9.0 to 2.10.0                     | build    | -
                    Update the loader                                   | -        | -
                    Prefix: caching                                     | -        | -
                    Fixture for the loader                              | -        | -
                    std::vector: use move                               | -        | -
                    """)
    void readsTypeAndScope(String title, String type, String scope) {
        var parsed = TitleParser.parse(title);

        assertThat(parsed.type().map(ChangeType::word).orElse("-")).isEqualTo(type);
        assertThat(parsed.scope().orElse("-")).isEqualTo(scope);
    }

    @ParameterizedTest
    @CsvSource({
        "feat!: drop it,true",
        "feat(api)!: drop it,true",
        "[Breaking] drop it,true",
        "[BREAKING CHANGE][API] drop it,true",
        "BREAKING CHANGE: drop it,true",
        "feat: drop it!,false",
        "fix: a breaking test,false",
        "wow!,false"
    })
    void knowsBreakingMarks(String title, boolean breaking) {
        assertThat(TitleParser.parse(title).breaking()).isEqualTo(breaking);
    }

    @ParameterizedTest
    @CsvSource({
        "Bump torch from 2.9.0 to 2.10.0,true",
        "chore(deps): update dependency foo to v3,true",
        "Update TensorRT-LLM to 1.2,true",
        "chore: bump version to 1.2,false",
        "Update the loader to be faster,false"
    })
    void knowsDependencyUpdates(String title, boolean dependency) {
        assertThat(TitleParser.parse(title).dependency()).isEqualTo(dependency);
    }

    @Test
    void survivesTitlesMadeToHurt() {
        for (String unit :
                new String[] {"[", "[a]", "a: ", "(", ":a:", "fix(", "\uD83D", " ", "!", "bump "}) {
            assertThat(TitleParser.parse(unit.repeat(400)).breaking()).isFalse();
        }
    }
}
