package dev.courant.testkit.source;

import org.jspecify.annotations.Nullable;

/**
 * A file of a commit, in GitHub's terms.
 *
 * @param path for a removed file the one that it had
 * @param previousPath of a renamed or copied file
 * @param status added, modified, removed, renamed, copied or changed (only its mode)
 * @param patch unified diff that starts at its first {@code @@}; null if binary, too large, or
 *     nothing in it changed
 * @param blob sha of the content
 */
public record FileChange(
        String path,
        @Nullable String previousPath,
        String status,
        int additions,
        int deletions,
        @Nullable String patch,
        String blob) {

    /** A new text file. */
    public static FileChange added(String path, String patch) {
        return text(path, null, "added", patch);
    }

    /** A changed text file. */
    public static FileChange modified(String path, String patch) {
        return text(path, null, "modified", patch);
    }

    /** A removed text file. */
    public static FileChange removed(String path, String patch) {
        return text(path, null, "removed", patch);
    }

    /** A file that moved without a change to its content. */
    public static FileChange renamed(String from, String to) {
        return new FileChange(to, from, "renamed", 0, 0, null, Shas.of(to));
    }

    /** A changed file without a patch: binary, or too large for one. */
    public static FileChange opaque(String path, int additions, int deletions) {
        return new FileChange(path, null, "modified", additions, deletions, null, Shas.of(path));
    }

    /** A change whose counts are those of its patch. */
    static FileChange text(String path, @Nullable String previous, String status, String patch) {
        PatchText counted = PatchText.of(patch);
        return new FileChange(
                path,
                previous,
                status,
                counted.additions(),
                counted.deletions(),
                patch,
                Shas.of(path + patch));
    }
}
