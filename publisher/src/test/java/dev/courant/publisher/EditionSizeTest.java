package dev.courant.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.DayCounts;
import dev.courant.schemas.DayStatus;
import dev.courant.schemas.Edition;
import dev.courant.schemas.EditionRepo;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class EditionSizeTest {

    private static final LocalDate DAY = LocalDate.parse("2026-02-24");

    /** A name has 140 characters at GitHub, and a reason 300 at the poller. */
    @Test
    void fiveThousandRepositoriesFitIntoTheRecordOfAnEdition() {
        var names = IntStream.range(0, 5_000).mapToObj("%0140d"::formatted).toList();
        String reason = "字".repeat(300);
        var counts = new DayCounts(999, 999, 999, 999, 999);
        var edition =
                Edition.newBuilder()
                        .setDay(DAY)
                        .setTitle("Kilns")
                        .setZone("UTC")
                        .setLanguage("zh")
                        .setRevision(1)
                        .setComplete(false)
                        .setRepos(
                                names.stream()
                                        .map(
                                                name ->
                                                        new EditionRepo(
                                                                name,
                                                                DayStatus.FAILED,
                                                                reason,
                                                                1,
                                                                counts))
                                        .toList())
                        .setObjects(
                                names.stream()
                                        .map(name -> Paths.repo(DAY, name))
                                        .flatMap(path -> Stream.of(path, Paths.html(path)))
                                        .toList())
                        .setSummary("字".repeat(350_000))
                        .build();

        var serializer =
                new AvroSerdes("mock://" + UUID.randomUUID()).of(Edition.class).serializer();

        assertThat(serializer.serialize("editions", edition)).hasSizeGreaterThan(1 << 20);
    }
}
