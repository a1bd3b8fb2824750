package dev.courant.testkit.source;

import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What commits of a real repository changed. The last diffs are kept, because files are asked for
 * page by page.
 */
final class GitDiff {

    /** As git and GitHub, in per cent of what is alike; JGit's own is 60. */
    private static final int RENAME_SCORE = 50;

    /** GitHub's documented limits for the diff of a single file. */
    private static final int MAX_PATCH_CHARS = 500 << 10;

    private static final int MAX_PATCH_LINES = 20_000;
    private static final int DIFFS_KEPT = 4;

    private final Repository repository;
    private final Recent<String, List<FileChange>> diffs = new Recent<>(DIFFS_KEPT);

    GitDiff(Repository repository) {
        this.repository = repository;
    }

    List<FileChange> files(Commit commit) {
        return diffs.get(
                commit.sha(),
                () -> {
                    try (RevWalk walk = new RevWalk(repository)) {
                        return changes(walk, commit);
                    } catch (IOException e) {
                        throw new UncheckedIOException(
                                "The diff of " + commit.sha() + " cannot be made", e);
                    }
                });
    }

    private List<FileChange> changes(RevWalk walk, Commit commit) throws IOException {
        try {
            RevTree tree = walk.parseTree(ObjectId.fromString(commit.tree()));
            Optional<String> parent = commit.parents().stream().findFirst();
            RevTree before =
                    parent.isEmpty() ? null : walk.parseTree(ObjectId.fromString(parent.get()));
            return changes(before, tree);
        } catch (MissingObjectException e) {
            // A shallow clone ends here: without the parent nothing can be said of what changed.
            return List.of();
        }
    }

    private List<FileChange> changes(@Nullable RevTree before, RevTree after) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (DiffFormatter formatter = new DiffFormatter(text)) {
            formatter.setRepository(repository);
            List<FileChange> changes = new ArrayList<>();
            for (DiffEntry entry : entries(formatter, before, after)) {
                changes.add(change(entry, patch(formatter, text, entry)));
            }
            return changes;
        }
    }

    private static List<DiffEntry> entries(
            DiffFormatter formatter, @Nullable RevTree before, RevTree after) throws IOException {
        formatter.setDetectRenames(true);
        formatter.getRenameDetector().setRenameScore(RENAME_SCORE);
        try {
            return formatter.scan(before, after);
        } catch (MissingObjectException e) {
            // A partial clone: to tell what was renamed, contents are needed.
            formatter.setDetectRenames(false);
            return formatter.scan(before, after);
        }
    }

    private static PatchText patch(
            DiffFormatter formatter, ByteArrayOutputStream text, DiffEntry entry)
            throws IOException {
        text.reset();
        try {
            formatter.format(entry);
            formatter.flush();
            return PatchText.of(text.toString(StandardCharsets.UTF_8));
        } catch (MissingObjectException | LargeObjectException e) {
            return PatchText.of("");
        }
    }

    private static FileChange change(DiffEntry entry, PatchText patch) {
        boolean removed = entry.getChangeType() == DiffEntry.ChangeType.DELETE;
        String hunks = patch.hunks();
        boolean fits =
                hunks != null
                        && hunks.length() <= MAX_PATCH_CHARS
                        && patch.lines() <= MAX_PATCH_LINES;
        return new FileChange(
                removed ? entry.getOldPath() : entry.getNewPath(),
                previousPath(entry),
                status(entry),
                patch.additions(),
                patch.deletions(),
                fits ? hunks : null,
                (removed ? entry.getOldId() : entry.getNewId()).name());
    }

    private static @Nullable String previousPath(DiffEntry entry) {
        return switch (entry.getChangeType()) {
            case RENAME, COPY -> entry.getOldPath();
            case ADD, DELETE, MODIFY -> null;
        };
    }

    private static String status(DiffEntry entry) {
        return switch (entry.getChangeType()) {
            case ADD -> "added";
            case DELETE -> "removed";
            case RENAME -> "renamed";
            case COPY -> "copied";
            case MODIFY -> entry.getOldId().equals(entry.getNewId()) ? "changed" : "modified";
        };
    }
}
