package dev.courant.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.UUID;

class FileStoreTest extends StoreContract {

    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    @TempDir Path root;

    @Override
    ObjectStore store() {
        return new FileStore(root.resolve("not/there/yet"));
    }

    @Test
    void doesNotTouchWhatIsTheSame() throws IOException {
        var store = new FileStore(root);
        store.put(PAGE, bytes("same"), LATEST);
        Files.setLastModifiedTime(root.resolve(PAGE), LONG_AGO);

        store.put(PAGE, bytes("same"), LATEST);
        assertThat(Files.getLastModifiedTime(root.resolve(PAGE))).isEqualTo(LONG_AGO);

        store.put(PAGE, bytes("diff"), LATEST);
        assertThat(Files.getLastModifiedTime(root.resolve(PAGE))).isGreaterThan(LONG_AGO);
    }

    @Test
    void removesWhatAKilledRunLeft() throws IOException {
        var store = new FileStore(root);
        store.put(PAGE, bytes("same"), LATEST);
        var left = unfinished("b.md");
        Files.writeString(left, "hal");

        store.put(PAGE, bytes("same"), LATEST);

        try (var files = Files.list(left.getParent())) {
            assertThat(files).containsExactly(root.resolve(PAGE));
        }
    }

    @Test
    void leavesWhatIsBeingWrittenOfAnotherWhoseNameBeginsAlike() throws IOException {
        var store = new FileStore(root);
        store.put(PAGE, bytes("same"), LATEST);
        var others = unfinished("b.md.c.md");
        Files.writeString(others, "hal");

        store.put(PAGE, bytes("diff"), LATEST);

        assertThat(others).exists();
    }

    @Test
    void leavesTheOldObjectWhenItCannotWrite() throws IOException {
        var store = new FileStore(root);
        Files.createDirectories(root.resolve("README.md/in the way"));

        assertThatIOException().isThrownBy(() -> store.put("README.md", bytes("x"), LATEST));

        try (var files = Files.list(root)) {
            assertThat(files).containsExactly(root.resolve("README.md"));
        }
    }

    @Test
    void probesWithoutLeavingAnything() throws IOException {
        var probe = new FileStore(root).probe();

        assertThat(probe.usable()).isTrue();
        assertThat(probe.conditionalWrites()).isEqualTo(ConditionalWrites.IGNORED);
        try (var files = Files.list(root)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        var file = Files.createFile(root.resolve("reports"));

        var probe = new FileStore(file).probe();

        assertThat(probe.usable()).isFalse();
        assertThat(probe.text()).contains(file.toString()).contains("directory");
    }

    private Path unfinished(String name) {
        return root.resolve(
                "reports/2026-02-24/a/." + name + "." + UUID.randomUUID() + FileStore.UNFINISHED);
    }
}
