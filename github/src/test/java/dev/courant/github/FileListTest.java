package dev.courant.github;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;

class FileListTest {

    @Test
    void wantsNoFurtherPageAfterAnEmptyOne() {
        FileList files = new FileList(0);

        assertThat(files.add(List.of(file("a", null)))).isTrue();
        assertThat(files.add(List.of())).isFalse();
    }

    @Test
    void endsAtItsLimitInTheMiddleOfAPage() {
        FileList files = new FileList(0);
        List<Wire.File> page = Collections.nCopies(2_000, file("a", null));

        boolean wantsMore = files.add(page);
        boolean wantsEvenMore = files.add(page);

        assertThat(wantsMore).isTrue();
        assertThat(wantsEvenMore).isFalse();
        assertThat(files.full()).isTrue();
        assertThat(files.files()).hasSize(FileList.MAX_FILES);
    }

    @Test
    void dropsPatchesOverTheBudgetAndKeepsTheFiles() {
        FileList files = new FileList(5);

        files.add(List.of(file("a", "12345"), file("b", "6"), file("c", null)));

        assertThat(files.files()).extracting(ChangedFile::path).containsExactly("a", "b", "c");
        assertThat(files.files())
                .extracting(ChangedFile::patch)
                .containsExactly("12345", null, null);
    }

    private static Wire.File file(String name, @Nullable String patch) {
        return new Wire.File(name, null, "added", 1L, 0L, patch);
    }
}
