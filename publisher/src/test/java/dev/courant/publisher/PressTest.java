package dev.courant.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.schemas.Level;
import dev.courant.store.FileStore;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;

class PressTest {

    @TempDir Path root;

    @Test
    void aRunThatWasReplacedWritesNothing() throws Exception {
        var store = new FileStore(root);
        var press = new Press(Samples.config("en"), store);
        long old = press.begin();
        long replacement = press.begin();

        press.print(issue("New"), replacement);

        assertThatThrownBy(() -> press.print(issue("Old"), old))
                .isInstanceOf(CancellationException.class);
        assertThat(store.get("README.md"))
                .hasValueSatisfying(
                        page ->
                                assertThat(new String(page, StandardCharsets.UTF_8))
                                        .contains("New"));
    }

    private static Press.Issue issue(String title) {
        var digest =
                Samples.digest("a/b", Samples.DAY, Samples.commit("a/b", 1, Level.HIGH, title));
        var content = EditionContent.withoutModel(Samples.DAY, 1, List.of(RepoDay.of(digest)));
        return new Press.Issue(content, content, List.of(Samples.DAY), List.of(), List.of());
    }
}
