package dev.courant.enricher;

import dev.courant.llm.Tokens;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.FileChange;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A commit's diff within a number of tokens: source before tests before documentation, removed
 * files last. What does not fit is named, as far as a few more tokens allow, and counted.
 */
final class DiffMatter {

    /** Longer than nearly all paths; a stranger may choose them. */
    private static final int MAX_PATH = 200;

    /** Fewer tokens of a patch than this say nothing. */
    private static final int LEAST_SHOWN = 40;

    /** Names may cost this part of what patches may, on top of it. */
    private static final int PART_FOR_NAMES = 5;

    private static final String CUT = "(the rest of this file is left out)\n";

    private static final Comparator<FileChange> SHOWN_FIRST =
            Comparator.comparing((FileChange file) -> "removed".equals(file.getStatus()))
                    .thenComparing(file -> PathClass.of(file.getPath()).spendingOrder());

    private final StringBuilder shown = new StringBuilder();
    private final List<String> named = new ArrayList<>();
    private int leftForPatches;
    private int leftForNames;
    private int unnamed;

    private DiffMatter(int tokens) {
        leftForPatches = tokens;
        leftForNames = tokens / PART_FOR_NAMES;
    }

    /**
     * @param tokens of patches with their headings; names of files that are not shown come on top,
     *     for a fifth of it
     */
    static String of(EnrichedEvent event, int tokens) {
        if (event.getFiles().isEmpty()) {
            boolean none = event.getProblem() == null && event.getFileCount() == 0;
            return none ? "(no files changed)" : "(not available)";
        }
        var matter = new DiffMatter(tokens);
        event.getFiles().stream().sorted(SHOWN_FIRST).forEach(matter::add);
        matter.unnamed += Math.max(0, event.getFileCount() - event.getFiles().size());
        return matter.text();
    }

    private void add(FileChange file) {
        String heading = "=== " + heading(file) + "\n";
        int left = leftForPatches - Tokens.count(heading) - Tokens.count(CUT);
        if (file.getPatch() == null || left < LEAST_SHOWN) {
            name(file, file.getOmitted());
        } else {
            show(heading, beginning(file.getPatch(), left), file);
        }
    }

    private void show(String heading, String patch, FileChange file) {
        boolean cut = patch.length() < file.getPatch().length() || file.getOmitted() != null;
        String text = heading + patch + "\n" + (cut ? CUT : "");
        leftForPatches -= Tokens.count(text);
        shown.append(text);
    }

    private void name(FileChange file, @Nullable String why) {
        String line = "- " + heading(file) + (why == null ? "" : ": " + why);
        int tokens = Tokens.count(line) + 1;
        if (tokens > leftForNames) {
            unnamed++;
        } else {
            leftForNames -= tokens;
            named.add(line);
        }
    }

    private String text() {
        String names = String.join("\n", named);
        return Stream.of(
                        shown.toString(),
                        named.isEmpty() ? "" : "Files that are not shown:\n" + names,
                        unnamed == 0 ? "" : counted())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private String counted() {
        boolean first = shown.isEmpty() && named.isEmpty();
        return (first ? "" : "and ") + unnamed + (first ? " files" : " more files");
    }

    private static String heading(FileChange file) {
        return "%s (%s, +%d -%d)"
                .formatted(
                        CleanText.oneLine(file.getPath(), MAX_PATH),
                        file.getStatus(),
                        file.getAdditions(),
                        file.getDeletions());
    }

    /** Whole lines, unless the last one is most of it. */
    private static String beginning(String patch, int tokens) {
        String head = Tokens.head(patch, tokens);
        int lineEnd = head.lastIndexOf('\n');
        boolean whole = head.length() == patch.length();
        return whole || lineEnd < head.length() / 2 ? head : head.substring(0, lineEnd);
    }
}
