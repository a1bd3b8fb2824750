package dev.courant.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What every store promises. */
abstract class StoreContract {

    static final String PAGE = "reports/2026-02-24/a/b.md";
    static final Metadata LATEST = Metadata.replaceable("text/markdown; charset=utf-8");
    static final Metadata KEPT = Metadata.immutable("text/markdown; charset=utf-8");

    /** An empty store of this test's own. */
    abstract ObjectStore store();

    @Test
    void readsWhatWasWritten() throws IOException {
        var store = store();

        assertThat(store.put(PAGE, bytes("one"), LATEST)).isEqualTo(Written.CREATED);
        assertThat(store.put(PAGE, bytes("two 摘要"), LATEST)).isEqualTo(Written.REPLACED);

        assertThat(text(store, PAGE)).isEqualTo("two 摘要");
        assertThat(store.get("reports/other.md")).isEmpty();
        assertThat(store.get("reports")).isEmpty();
    }

    @Test
    void keepsAnEmptyObject() throws IOException {
        var store = store();

        store.put(PAGE, bytes(""), LATEST);

        assertThat(text(store, PAGE)).isEmpty();
        assertThat(store.put(PAGE, bytes(""), LATEST)).isEqualTo(Written.UNCHANGED);
    }

    @Test
    void saysThatNothingChanged() throws IOException {
        var store = store();
        store.put(PAGE, bytes("same"), LATEST);
        store.put("revisions/1/page.md", bytes("same"), KEPT);

        assertThat(store.put(PAGE, bytes("same"), LATEST)).isEqualTo(Written.UNCHANGED);
        assertThat(store.put("revisions/1/page.md", bytes("same"), KEPT))
                .isEqualTo(Written.UNCHANGED);
        assertThat(store.put(PAGE, bytes("diff"), LATEST)).isEqualTo(Written.REPLACED);
        assertThat(store.put(PAGE, bytes("shorter or longer"), LATEST)).isEqualTo(Written.REPLACED);
    }

    @Test
    void replacesTheHalfOfSomethingThatWasNeverAnnounced() throws IOException {
        var store = store();
        store.put("revisions/1/page.md", bytes("of a killed run"), KEPT);

        assertThat(store.put("revisions/1/page.md", bytes("in the end"), KEPT))
                .isEqualTo(Written.REPLACED);

        assertThat(text(store, "revisions/1/page.md")).isEqualTo("in the end");
    }

    @Test
    void isDividedByPrefixes() throws IOException {
        var store = store();
        var daily = store.below("daily");

        daily.put("README.md", bytes("daily"), LATEST);
        daily.below("zh/x").put("README.md", bytes("deeper"), LATEST);

        assertThat(text(store, "daily/README.md")).isEqualTo("daily");
        assertThat(text(store, "daily/zh/x/README.md")).isEqualTo("deeper");
        assertThat(store.below("weekly").get("README.md")).isEmpty();
        assertThat(store.get("README.md")).isEmpty();
    }

    @Test
    void hasOneOfTwoObjectsThatAreWrittenAtTheSameTimeAndNoMixture() throws Exception {
        var store = store();
        var texts = List.of("a".repeat(30_000), "b".repeat(30_001), "c".repeat(29_999));

        var outcomes = new ArrayList<Future<Written>>();
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var text : texts) {
                outcomes.add(writers.submit(untilDone(store, text)));
            }
        }

        for (var outcome : outcomes) {
            assertThat(outcome.get()).isNotEqualTo(Written.UNCHANGED);
        }
        assertThat(text(store, PAGE)).isIn(texts);
    }

    /** As publishers do: what was noticed is tried again. */
    private static Callable<Written> untilDone(ObjectStore store, String text) {
        return () -> {
            while (true) {
                try {
                    return store.put(PAGE, bytes(text), LATEST);
                } catch (ConflictException e) {
                    assertThat(e).hasMessageContaining("somebody else");
                }
            }
        };
    }

    @Test
    void tellsWhatItCanDo() {
        var store = store();

        var probe = store.probe();

        assertThat(probe.usable()).isTrue();
        assertThat(probe.text()).contains(store.describe()).doesNotContain("\n");
        assertThat(store.probe()).isEqualTo(probe);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "..",
                "a/../../b",
                "a//b",
                "a/",
                "./a",
                "a\\..\\b",
                "a/\u0000b"
            })
    void staysBelowItsRoot(String path) {
        var store = store();

        assertThatIllegalArgumentException().isThrownBy(() -> store.put(path, bytes("x"), LATEST));
        assertThatIllegalArgumentException().isThrownBy(() -> store.get(path));
        assertThatIllegalArgumentException().isThrownBy(() -> store.below(path));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(ObjectStore store, String path) throws IOException {
        return new String(store.get(path).orElseThrow(), StandardCharsets.UTF_8);
    }
}
