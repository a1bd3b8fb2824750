package dev.courant.publisher;

import static dev.courant.publisher.Samples.DAY;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;
import dev.courant.schemas.Period;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;

/** A week with one of everything, held by files: as it stands in the store. */
class GoldenPeriodTest {

    private static final String WEEK = "reports/2026-W09";
    private static final String BUSY = SampleDay.BUSY;
    private static final String QUIET = "kiln-works/quiet.clay";
    private static final String SHUT = "kiln-works/shut";

    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void week(String language) throws IOException {
        var config = Samples.config(language).withPeriods(Set.of(Period.WEEK));
        try (var paper = new Pressroom(directory, config)) {
            publish(paper);

            Golden.check(language + "/week.md", paper.read(WEEK + ".md"));
            Golden.check(
                    language + "/week.html",
                    paper.read(WEEK + ".html").replaceAll("courant\\.[0-9a-f]{12}\\.", "courant."));
            Golden.check(language + "/week.json", paper.read(WEEK + ".json"));
        }
    }

    /** Monday to Sunday, of which Wednesday is missing, and one repository failed on Friday. */
    private static void publish(Pressroom paper) {
        paper.watch(BUSY, 0);
        paper.watch(QUIET, 1);
        paper.watch(SHUT, 2);
        var monday = DAY.minusDays(1);
        for (int i = 0; i < 7; i++) {
            var day = monday.plusDays(i);
            if (i != 2) {
                paper.send(Samples.digest(BUSY, day, events(i)));
                paper.send(Samples.digest(QUIET, day));
                paper.send(
                        i == 4
                                ? Samples.failed(SHUT, day, "404: no such repository.")
                                : Samples.digest(SHUT, day));
                paper.pass(Duration.ofDays(1));
            }
        }
        paper.pass(Duration.ofDays(1));
    }

    private static EnrichedEvent[] events(int day) {
        return day == 1
                ? SampleDay.busy().events().toArray(EnrichedEvent[]::new)
                : IntStream.range(0, 10 * day)
                        .mapToObj(
                                i ->
                                        Samples.commit(
                                                BUSY,
                                                1_000 * day + i,
                                                i < 6 ? Level.MEDIUM : Level.LOW,
                                                "Commit " + i + " of day " + day))
                        .toArray(EnrichedEvent[]::new);
    }
}
