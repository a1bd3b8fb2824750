package dev.courant.enricher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

class IssueReferencesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    fixes #12                                             | 12
                    Fixed: #12                                            | 12
                    closes #30, #4 and #12                                | 4 12 30
                    resolves o/n#12                                       | 12
                    Resolves O/N#12                                       | 12
                    resolves https://github.com/o/n/issues/12             | 12
                    see https://github.com/o/n/issues/12#issuecomment-9   | 12
                    refs #7, fixes #7                                     | 7
                    addresses issue #5                                    | 5
                    fix issue #5                                          | 5
                    closes other/repo#12                                  |
                    https://github.com/other/repo/issues/12               |
                    https://github.com/o/n/pull/12                        |
                    a bare #12                                            |
                    prefixes #12                                          |
                    fixes #12abc                                          |
                    fixes #(issue)                                        |
                    fixes #0                                              |
                    fixes #99999999999                                    |
                    """)
    void findsIssuesOfTheSameRepository(String text, String numbers) {
        List<Long> expected =
                numbers == null
                        ? List.of()
                        : Arrays.stream(numbers.split(" ", -1)).map(Long::valueOf).toList();

        assertThat(IssueReferences.in(text, "o/n")).isEqualTo(expected);
    }

    @Test
    void isBounded() {
        String changeLog =
                LongStream.range(1, 5_000)
                        .mapToObj(n -> "fixes #" + n)
                        .collect(Collectors.joining("\n"));

        assertThat(IssueReferences.in(changeLog, "o/n"))
                .hasSize(IssueReferences.MAX_ISSUES)
                .isSorted();
    }

    @Test
    void isLinearInTextsMadeToHurt() {
        for (String unit :
                List.of("fixes ", "fixes #1, ", "close", "https://github.com/", "a/b", " ")) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(5),
                    () -> IssueReferences.in(unit.repeat(65_536 / unit.length()), "o/n"));
        }
    }
}
