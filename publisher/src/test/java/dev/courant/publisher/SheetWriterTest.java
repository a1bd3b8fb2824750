package dev.courant.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.publisher.Pressroom.BreakableStore;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class SheetWriterTest {

    @TempDir Path root;

    private BreakableStore store;
    private SheetWriter writer;

    @BeforeEach
    void open() {
        store = new BreakableStore(root);
        writer = new SheetWriter(store);
    }

    @Test
    void aStepIsWrittenWhenAllOfTheOneBeforeIsThere() throws Exception {
        var many = IntStream.range(0, 100).mapToObj(i -> pointer("first/" + i)).toList();

        writer.write("2026-02-24", 1, List.of(many, List.of(pointer("second"))), writer.begin());

        assertThat(store.paths).hasSize(101).endsWith("second");
    }

    @Test
    void aReportIsKeptAndRenderedOnce() throws Exception {
        var rendered = new AtomicInteger();
        var report =
                Sheet.html(
                        Sheet.Kind.REPORT,
                        "reports/day.html",
                        () -> {
                            rendered.incrementAndGet();
                            return way -> "up: " + way;
                        });

        writer.write("2026-02-24", 2, List.of(List.of(report)), writer.begin());

        assertThat(rendered).hasValue(1);
        assertThat(text("reports/day.html")).isEqualTo("up: ../");
        assertThat(text("revisions/2026-02-24/2/reports/day.html")).isEqualTo("up: ../../../../");
    }

    @Test
    void whereTheStoreRefusesNothingOfALaterStepIsWritten() {
        store.brokenFor = "first/7";
        var many = IntStream.range(0, 10).mapToObj(i -> pointer("first/" + i)).toList();

        assertThatIOException()
                .isThrownBy(
                        () ->
                                writer.write(
                                        "2026-02-24",
                                        1,
                                        List.of(many, List.of(pointer("second"))),
                                        writer.begin()))
                .withMessageContaining("first/7, 7 bytes")
                .withMessageContaining("No space left");

        assertThat(store.paths).doesNotContain("second");
    }

    @Test
    void aRunThatIsReplacedWhileItWritesStops() {
        var first = Sheet.same(Sheet.Kind.POINTER, "first", "text/plain", this::replacing);

        assertThatThrownBy(
                        () ->
                                writer.write(
                                        "2026-02-24",
                                        1,
                                        List.of(List.of(first), List.of(pointer("second"))),
                                        writer.begin()))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("2026-02-24");

        assertThat(store.paths).containsExactly("first");
    }

    private String replacing() {
        writer.begin();
        return "pointer";
    }

    private static Sheet pointer(String path) {
        return Sheet.same(Sheet.Kind.POINTER, path, "text/plain", () -> "pointer");
    }

    private String text(String path) throws Exception {
        return new String(store.get(path).orElseThrow(), StandardCharsets.UTF_8);
    }
}
