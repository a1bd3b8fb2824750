package dev.courant.github;

import java.util.ArrayList;
import java.util.List;

/**
 * The files of one commit, gathered over its pages on one thread.
 *
 * <p>Ends at GitHub's own limit of 3000. Patches end at a budget: each page is bounded by itself,
 * but ten of them at a time on many threads would not be.
 */
final class FileList {

    static final int MAX_FILES = 3000;

    private final List<ChangedFile> files = new ArrayList<>();
    private long patchBudget;

    FileList(long patchChars) {
        this.patchBudget = patchChars;
    }

    /**
     * False if there is nothing to gain from another page: this one was empty, or filled the list.
     */
    boolean add(List<Wire.File> page) {
        page.stream()
                .limit(MAX_FILES - files.size())
                .map(Wire.File::changed)
                .map(this::withinBudget)
                .forEach(files::add);
        return !page.isEmpty() && !full();
    }

    boolean full() {
        return files.size() >= MAX_FILES;
    }

    List<ChangedFile> files() {
        return List.copyOf(files);
    }

    private ChangedFile withinBudget(ChangedFile file) {
        patchBudget -= file.patch() == null ? 0 : file.patch().length();
        return patchBudget >= 0
                ? file
                : new ChangedFile(
                        file.path(),
                        file.previousPath(),
                        file.status(),
                        file.additions(),
                        file.deletions(),
                        null);
    }
}
