package dev.courant.publisher;

import dev.courant.publisher.site.Directory;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.FileChange;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Where in the tree a day's changes fell, by the first two directories of each path: as far as the
 * events name their files.
 */
final class Directories {

    private static final Comparator<Directory> MOST_CHANGED_FIRST =
            Comparator.comparingLong(Directory::lines)
                    .thenComparingInt(Directory::files)
                    .reversed()
                    .thenComparing(Directory::path);
    private static final int PATH_LIMIT = 120;

    private Directories() {}

    /** The most changed first. */
    static List<Directory> of(Collection<EnrichedEvent> events) {
        var directories = new TreeMap<String, Directory>();
        for (var event : events) {
            for (var file : event.getFiles()) {
                directories.merge(FileText.module(file.getPath()), of(file), Directories::sum);
            }
        }
        return directories.values().stream().sorted(MOST_CHANGED_FIRST).toList();
    }

    private static Directory of(FileChange file) {
        var module = FileText.module(file.getPath());
        var shown = module.isEmpty() ? "/" : EventText.nonEmpty(CleanText.line(module, PATH_LIMIT));
        return new Directory(shown, 1, file.getAdditions(), file.getDeletions());
    }

    private static Directory sum(Directory one, Directory other) {
        return new Directory(
                one.path(),
                one.files() + other.files(),
                one.additions() + other.additions(),
                one.deletions() + other.deletions());
    }
}
