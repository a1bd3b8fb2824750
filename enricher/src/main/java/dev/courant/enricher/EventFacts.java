package dev.courant.enricher;

import dev.courant.schemas.EventKind;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the rules know of an event.
 *
 * @param telling true for a commit that changes what is said of a trouble, not the trouble
 * @param subject what the words are looked for in: the title without phrases that only sound grave
 * @param text title and the beginning of the body, for identifiers and numbers that are
 *     unmistakable anywhere
 * @param prose what a person wrote into the body
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
        boolean telling,
        SearchedText subject,
        SearchedText text,
        SearchedText prose,
        boolean bot,
        boolean diffKnown,
        ChangedPaths paths,
        List<String> labels,
        int comments) {

    /** Characters of the body that identifiers are looked for in. */
    private static final int TEXT_CHARS = 4_000;

    private static final int OPENING_CHARS = 20;
    private static final Pattern PREFIX =
            Pattern.compile("^(?:\\[[^\\]]{1,40}\\]|[\\w /-]{1,20}:)");
    private static final Pattern BRACKETS = Pattern.compile("\\[[^\\]]{0,60}\\]");
    private static final Pattern WORD =
            Pattern.compile(
                    "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]|[\\p{L}\\p{N}][^\\s\\p{IsHan}]*");

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
                message.telling(),
                new SearchedText(Words.HARMLESS.outOf(message.heading())),
                text(message.title(), message.body()),
                new SearchedText(Prose.of(beginning(message.body()))),
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
                false,
                new SearchedText(Words.HARMLESS.outOf(title)),
                text(title, body),
                new SearchedText(Prose.of(beginning(body))),
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
        return subject.has(words);
    }

    /** True if it is about this trouble, rather than about what is said of it. */
    boolean alarms(Words words) {
        return !telling && says(words);
    }

    boolean labelled(Words words) {
        return labels.stream().anyMatch(words::in);
    }

    /** Words of the title and the body, without what stands in brackets; Chinese by the sign. */
    int wordCount() {
        String bare = BRACKETS.matcher(subject + "\n" + prose).replaceAll(" ");
        return (int) WORD.matcher(bare).results().count();
    }

    /** What stands in brackets or before a colon at the beginning of a title. */
    static String prefix(String title) {
        Matcher prefix = PREFIX.matcher(title);
        return prefix.find() ? prefix.group() : "";
    }

    /** The first words of a title, its prefix among them. */
    static String opening(String title) {
        return title.substring(0, Math.min(title.length(), OPENING_CHARS));
    }

    /** Where the title does not tell, the files may. */
    private static Optional<ChangeType> typeByPaths(
            CommitMessage message, @Nullable ChangedPaths paths) {
        if (paths == null) {
            return Optional.empty();
        }
        boolean words = Words.FORMATTING.in(message.heading());
        boolean addsCode = message.additive() && paths.codeFiles() > 0;
        return !words && (addsCode || paths.mostlyNew())
                ? Optional.of(ChangeType.FEAT)
                : paths.type();
    }

    private static SearchedText text(String title, String body) {
        return new SearchedText(title + "\n" + beginning(body));
    }

    private static String beginning(String body) {
        return body.substring(0, Math.min(body.length(), TEXT_CHARS));
    }
}
