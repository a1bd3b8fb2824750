package dev.courant.enricher;

import dev.courant.github.ChangedFile;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a commit's files are, in numbers.
 *
 * @param files files of each class; a class without files is not in it
 * @param codeLines lines added and removed in code: size is not counted in tests, docs, examples or
 *     generated files
 * @param newLines those of them in files that were added
 * @param licenseChanged true if a licence became another one, by the number of lines changed
 * @param removesNames true if public names are gone, as far as the patches show
 */
record ChangedPaths(
        Map<PathClass, Integer> files,
        int codeLines,
        int newLines,
        boolean licenseChanged,
        boolean removesNames) {

    static final ChangedPaths UNKNOWN = new ChangedPaths(Map.of(), 0, 0, false, false);

    /** Fewer are a year, a name or an address. */
    private static final int LICENSE_LINES = 20;

    private static final Pattern LICENSE =
            Pattern.compile("(?i)(?:licen[sc]e|copying)(?:\\.(?:md|txt))?");

    static ChangedPaths of(List<ChangedFile> changed) {
        var files = new EnumMap<PathClass, Integer>(PathClass.class);
        int codeLines = 0;
        int newLines = 0;
        for (ChangedFile file : changed) {
            PathClass kind = PathClass.of(file.path());
            files.merge(kind, 1, Integer::sum);
            codeLines += kind.isCode() ? file.additions() + file.deletions() : 0;
            newLines += kind.isCode() && file.status().equals("added") ? file.additions() : 0;
        }
        return new ChangedPaths(
                files,
                codeLines,
                newLines,
                changed.stream().anyMatch(ChangedPaths::changesLicense),
                RemovedNames.in(changed));
    }

    private static boolean changesLicense(ChangedFile file) {
        return LICENSE.matcher(file.path()).matches()
                && file.status().equals("modified")
                && file.additions() + file.deletions() >= LICENSE_LINES;
    }

    /** True if most of the code came in files that are new, and is not just little. */
    boolean mostlyNew() {
        return newLines >= 100 && newLines >= 0.75 * codeLines;
    }

    boolean touch(PathClass kind) {
        return files.containsKey(kind);
    }

    /** True if there are files of the first kind, and none but of these kinds. */
    boolean onlyWith(PathClass first, PathClass... others) {
        var rest = Set.of(others);
        return touch(first)
                && files.keySet().stream().allMatch(kind -> kind == first || rest.contains(kind));
    }

    boolean onlyUnwritten() {
        return !files.isEmpty()
                && Set.of(PathClass.GENERATED, PathClass.VENDORED, PathClass.LOCK)
                        .containsAll(files.keySet());
    }

    /** The kind of change, where all files are of one kind that tells. */
    Optional<ChangeType> type() {
        if (onlyWith(PathClass.DOCS)) {
            return Optional.of(ChangeType.DOCS);
        } else if (onlyWith(PathClass.TEST, PathClass.DOCS)) {
            return Optional.of(ChangeType.TEST);
        } else if (onlyWith(PathClass.CI, PathClass.DOCS)) {
            return Optional.of(ChangeType.CI);
        }
        return onlyWith(PathClass.BUILD, PathClass.LOCK)
                ? Optional.of(ChangeType.BUILD)
                : Optional.empty();
    }

    int codeFiles() {
        return files.entrySet().stream()
                .filter(entry -> entry.getKey().isCode())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
