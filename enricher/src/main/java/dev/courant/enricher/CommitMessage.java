package dev.courant.enricher;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a commit message says.
 *
 * @param title first line that is not blank, clean and on one line
 * @param body the rest; the whole message where the first line is longer than a title may be
 * @param heading what the change is called: the title, or the pull request\'s where GitHub merged
 *     one
 * @param pullRequest number that GitHub wrote at the end of the title, or into a merge's title
 * @param issues named in the message, ascending
 * @param additive true if the heading opens with add, support or the like
 * @param telling true if it opens with say, explain or the like
 * @param dependency true if the title says that a dependency moves to another version
 */
record CommitMessage(
        String title,
        String body,
        boolean titleCut,
        String heading,
        Optional<ChangeType> type,
        Optional<String> scope,
        boolean breaking,
        Optional<Long> pullRequest,
        List<Long> issues,
        boolean additive,
        boolean telling,
        boolean dependency) {

    /** Longer than any title that is one. */
    static final int MAX_TITLE = 400;

    /** Title of a commit that has none. */
    static final String NO_TITLE = "(no commit message)";

    /** How far into a message footers and references are looked for. */
    static final int SCANNED_CHARS = 64 * 1024;

    private static final Pattern PULL_REQUEST =
            Pattern.compile("\\((?:[\\w.-]{1,100}/[\\w.-]{1,100})?#(\\d{1,10})\\)$");
    private static final Pattern MERGED = Pattern.compile("^Merge pull request #(\\d{1,10}) from ");
    private static final Pattern BREAKING_FOOTER = Pattern.compile("(?m)^BREAKING[ -]CHANGES?:");

    /**
     * Reads a message of any length; what lies beyond {@link #SCANNED_CHARS} is kept in the body
     * but not searched.
     */
    static CommitMessage parse(String message, String repo) {
        String text = CleanText.of(message).strip();
        int lineEnd = text.indexOf('\n');
        String first = lineEnd < 0 ? text : text.substring(0, lineEnd);
        String rest = lineEnd < 0 ? "" : text.substring(lineEnd + 1).strip();
        boolean titleCut = first.length() > MAX_TITLE;
        return of(CleanText.oneLine(first, MAX_TITLE), titleCut ? text : rest, titleCut, repo);
    }

    private static CommitMessage of(String title, String body, boolean titleCut, String repo) {
        String scanned = body.substring(0, Math.min(body.length(), SCANNED_CHARS));
        Matcher merged = MERGED.matcher(title);
        boolean merge = merged.find();
        String heading = merge && !scanned.isEmpty() ? firstLine(scanned) : title;
        Optional<Long> pullRequest =
                merge ? Optional.of(Long.valueOf(merged.group(1))) : pullRequest(title);
        TitleParser.Title parsed = TitleParser.parse(heading);
        return new CommitMessage(
                title.isEmpty() ? NO_TITLE : title,
                body,
                titleCut,
                heading,
                parsed.type(),
                parsed.scope(),
                parsed.breaking() || BREAKING_FOOTER.matcher(scanned).find(),
                pullRequest,
                issues(title + "\n" + scanned, repo, pullRequest),
                parsed.additive(),
                parsed.telling(),
                parsed.dependency());
    }

    /** True if one branch was merged into another, and no pull request tells what it brought. */
    boolean mergesBranch() {
        return title.startsWith("Merge branch ")
                || title.startsWith("Merge remote-tracking branch ");
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return CleanText.oneLine(end < 0 ? text : text.substring(0, end), MAX_TITLE);
    }

    private static Optional<Long> pullRequest(String title) {
        Matcher number = PULL_REQUEST.matcher(title);
        return number.find() ? Optional.of(Long.valueOf(number.group(1))) : Optional.empty();
    }

    private static List<Long> issues(String text, String repo, Optional<Long> pullRequest) {
        return IssueReferences.in(text, repo).stream()
                .filter(number -> !pullRequest.equals(Optional.of(number)))
                .toList();
    }
}
