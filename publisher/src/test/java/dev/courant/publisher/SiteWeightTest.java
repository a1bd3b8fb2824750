package dev.courant.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/** What a reader has to load. Bounds are a quarter above what was measured. */
class SiteWeightTest {

    private static final int KILO = 1_000;

    @TempDir Path root;

    @Test
    void threeHundredEventsOfTenRepositories() throws Exception {
        SampleSite.print(Samples.config("en"), SampleSite.large(10, 30), root);

        assertThat(size("index.html")).isLessThan(80 * KILO);
        assertThat(size("reports/2026-02-24.html")).isLessThan(260 * KILO);
        assertThat(size("archive/2026-02-24.js")).isLessThan(30 * KILO);
    }

    @Test
    void twoThousandCommitsOfOne() throws Exception {
        SampleSite.print(Samples.config("en"), SampleSite.large(1, 2_000), root);

        assertThat(size("reports/2026-02-24.html")).isLessThan(1_500 * KILO);
        assertThat(size("reports/2026-02-24/kiln-works/kiln-0.html")).isLessThan(3_700 * KILO);
        assertThat(size("archive/2026-02-24.js")).isLessThan(200 * KILO);
    }

    private long size(String path) throws Exception {
        return Files.size(root.resolve(path));
    }
}
