package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.testkit.source.Issue;
import dev.courant.testkit.source.Timeline;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.zip.ZipInputStream;

/**
 * A data directory and a store that an earlier release left behind, and this one goes on with. Each
 * was made by {@code courant once --day 2026-02-24} of its release, on the morning after, over
 * {@link #before}; without the local stores, which are made again from their changelogs.
 */
class UpgradeIT {

    private static final String REPO = "acme/engine";
    private static final String PUBLISHED = "2026-02-24";
    private static final String NEXT = "2026-02-25";

    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(strings = "0.1.0")
    void goesOnWhereAnEarlierReleaseStopped(String release) throws IOException {
        unpack(release);
        try (var paper = new Paper(directory, "2026-02-26T06:00:00Z").watching(REPO)) {
            paper.github.serve(
                    REPO, before().land("c", Instant.parse("2026-02-25T09:00:00Z"), "feat: go on"));
            var page = paper.text("reports/" + PUBLISHED + ".md");

            assertThat(paper.once(PUBLISHED, NEXT)).as(paper::output).isZero();

            assertThat(paper.titles(NEXT, REPO)).containsExactly("feat: go on");
            assertThat(paper.text("reports/" + PUBLISHED + ".md")).isEqualTo(page);
            assertThat(paper.titles(PUBLISHED, REPO))
                    .containsExactly("It leaks", "feat: start faster", "fix: stop cleanly");

            assertThat(paper.replay("--day", PUBLISHED)).as(paper::output).isZero();
            assertThat(paper.output())
                    .contains("3 records of " + PUBLISHED)
                    .doesNotContain("+ acme", "- acme", "~ acme");

            assertThat(paper.replay("--day", NEXT)).as(paper::output).isZero();
            assertThat(paper.output()).contains("1 records of " + NEXT);
        }
    }

    private static Timeline before() {
        return Timeline.empty()
                .land("a", Instant.parse("2026-02-24T08:00:00Z"), "feat: start faster")
                .land("b", Instant.parse("2026-02-24T20:00:00Z"), "fix: stop cleanly")
                .issue(Issue.opened(7, Instant.parse("2026-02-24T08:00:00Z"), "ada", "It leaks"));
    }

    private void unpack(String release) throws IOException {
        try (var zip = new ZipInputStream(recorded(release))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var file = directory.resolve(entry.getName()).normalize();
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
    }

    private static InputStream recorded(String release) {
        var path = "/released/" + release + "/data.zip";
        return Objects.requireNonNull(UpgradeIT.class.getResourceAsStream(path), path);
    }
}
