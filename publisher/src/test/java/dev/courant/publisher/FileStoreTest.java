package dev.courant.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

class FileStoreTest {

    private static final String PAGE = "reports/2026-02-24/a/b.md";
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    @TempDir Path root;

    @Test
    void readsWhatWasWritten() throws IOException {
        var store = new FileStore(root.resolve("not/there/yet"));

        store.put(PAGE, bytes("one"), "text/plain");
        store.put(PAGE, bytes("two"), "text/plain");

        assertThat(store.get(PAGE))
                .hasValueSatisfying(read -> assertThat(read).asString().isEqualTo("two"));
        assertThat(store.get("reports/other.md")).isEmpty();
        assertThat(store.get("reports")).isEmpty();
    }

    @Test
    void doesNotTouchWhatIsTheSame() throws IOException {
        var store = new FileStore(root);
        store.put(PAGE, bytes("same"), "text/plain");
        Files.setLastModifiedTime(root.resolve(PAGE), LONG_AGO);

        store.put(PAGE, bytes("same"), "text/plain");
        assertThat(Files.getLastModifiedTime(root.resolve(PAGE))).isEqualTo(LONG_AGO);

        store.put(PAGE, bytes("diff"), "text/plain");
        assertThat(Files.getLastModifiedTime(root.resolve(PAGE))).isGreaterThan(LONG_AGO);
    }

    @Test
    void removesWhatAKilledRunLeft() throws IOException {
        var store = new FileStore(root);
        store.put(PAGE, bytes("same"), "text/plain");
        var left = root.resolve("reports/2026-02-24/a/.b.md.1234" + FileStore.UNFINISHED);
        Files.writeString(left, "hal");

        store.put(PAGE, bytes("same"), "text/plain");

        try (var files = Files.list(left.getParent())) {
            assertThat(files).containsExactly(root.resolve(PAGE));
        }
    }

    @Test
    void leavesTheOldObjectWhenItCannotWrite() throws IOException {
        var store = new FileStore(root);
        Files.createDirectories(root.resolve("README.md/in the way"));

        assertThatIOException().isThrownBy(() -> store.put("README.md", bytes("x"), "text/plain"));

        try (var files = Files.list(root)) {
            assertThat(files).containsExactly(root.resolve("README.md"));
        }
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
    void staysBelowItsDirectory(String path) {
        var store = new FileStore(root);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.put(path, bytes("x"), "text/plain"));
        assertThatIllegalArgumentException().isThrownBy(() -> store.get(path));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
