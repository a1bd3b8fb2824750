package dev.courant.enricher;

import dev.courant.schemas.EventKind;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the rules know of an event.
 *
 * @param subject what the words are looked for in
 * @param text title and the beginning of the body, for identifiers that are unmistakable anywhere
 * @param diffKnown false for a commit whose diff could not be fetched; then paths are unknown
 * @param labels of an issue, in lower case
 * @param comments of an issue when it was read
 */
record EventFacts(
        EventKind kind,
        Optional<ChangeType> type,
        boolean breaking,
        boolean dependency,
        boolean branchMerge,
        String subject,
        String text,
        boolean bot,
        boolean diffKnown,
        ChangedPaths paths,
        List<String> labels,
        int comments) {

    /** Characters of the body that identifiers are looked for in. */
    private static final int TEXT_CHARS = 4_000;

    /**
     * @param paths null if the diff is not known
     */
    static EventFacts ofCommit(CommitMessage message, boolean bot, @Nullable ChangedPaths paths) {
        return new EventFacts(
                EventKind.COMMIT,
                message.type().or(() -> typeByPaths(message, paths)),
                message.breaking(),
                message.dependency(),
                message.mergesBranch(),
                message.heading(),
                text(message.title(), message.body()),
                bot,
                paths != null,
                paths == null ? ChangedPaths.UNKNOWN : paths,
                List.of(),
                0);
    }

    static EventFacts ofIssue(
            String title, String body, boolean bot, List<String> labels, int comments) {
        return new EventFacts(
                EventKind.ISSUE,
                Optional.empty(),
                false,
                false,
                false,
                title,
                text(title, body),
                bot,
                true,
                ChangedPaths.UNKNOWN,
                labels.stream().map(label -> label.toLowerCase(Locale.ROOT)).toList(),
                comments);
    }

    boolean isCommit() {
        return kind == EventKind.COMMIT;
    }

    boolean isIssue() {
        return kind == EventKind.ISSUE;
    }

    boolean isType(ChangeType wanted) {
        return type.equals(Optional.of(wanted));
    }

    boolean says(Words words) {
        return words.in(subject);
    }

    boolean labelled(Words words) {
        return labels.stream().anyMatch(words::in);
    }

    /** Where the title does not tell, the files may. */
    private static Optional<ChangeType> typeByPaths(
            CommitMessage message, @Nullable ChangedPaths paths) {
        if (paths == null) {
            return Optional.empty();
        }
        boolean addsCode = message.additive() && paths.codeFiles() > 0;
        return addsCode ? Optional.of(ChangeType.FEAT) : paths.type();
    }

    private static String text(String title, String body) {
        return title + "\n" + body.substring(0, Math.min(body.length(), TEXT_CHARS));
    }
}
