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
 * files last. What does not fit is named.
 */
final class DiffMatter {

    private static final int MAX_NAMED = 60;

    /** Fewer tokens of a patch than this say nothing. */
    private static final int LEAST_SHOWN = 40;

    private static final Comparator<FileChange> SHOWN_FIRST =
            Comparator.comparing((FileChange file) -> "removed".equals(file.getStatus()))
                    .thenComparing(file -> PathClass.of(file.getPath()).spendingOrder());

    private final StringBuilder shown = new StringBuilder();
    private final List<String> named = new ArrayList<>();
    private int left;
    private int unnamed;

    private DiffMatter(int tokens) {
        left = tokens;
    }

    static String of(EnrichedEvent event, int tokens) {
        if (event.getFiles().isEmpty()) {
            return event.getProblem() == null ? "(no files changed)" : "(not available)";
        }
        var matter = new DiffMatter(tokens);
        event.getFiles().stream().sorted(SHOWN_FIRST).forEach(matter::add);
        matter.unnamed += Math.max(0, event.getFileCount() - event.getFiles().size());
        return matter.text();
    }

    private void add(FileChange file) {
        if (file.getPatch() == null || left < LEAST_SHOWN) {
            name(file, file.getOmitted());
            return;
        }
        String patch = file.getPatch();
        String head = wholeLines(Tokens.head(patch, left), patch);
        left -= Tokens.count(head);
        shown.append("=== ").append(heading(file)).append('\n').append(head).append('\n');
        if (head.length() < patch.length() || file.getOmitted() != null) {
            shown.append("(the rest of this file is left out)\n");
        }
    }

    private void name(FileChange file, @Nullable String why) {
        if (named.size() == MAX_NAMED) {
            unnamed++;
        } else {
            named.add("- " + heading(file) + (why == null ? "" : ": " + why));
        }
    }

    private String text() {
        return Stream.of(
                        shown.toString(),
                        named.isEmpty()
                                ? ""
                                : "Files that are not shown:\n" + String.join("\n", named),
                        unnamed == 0 ? "" : "and " + unnamed + " more files")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private static String heading(FileChange file) {
        return "%s (%s, +%d -%d)"
                .formatted(
                        file.getPath(), file.getStatus(), file.getAdditions(), file.getDeletions());
    }

    private static String wholeLines(String head, String whole) {
        int lineEnd = head.lastIndexOf('\n');
        return head.length() == whole.length() || lineEnd < 0 ? head : head.substring(0, lineEnd);
    }
}
