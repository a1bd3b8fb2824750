package dev.courant.enricher;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Issues of a repository that a text names: behind a closing word, as {@code issue #12}, or by
 * their address.
 */
final class IssueReferences {

    /** More than a reader follows; a change log pasted into a message names hundreds. */
    static final int MAX_ISSUES = 50;

    private static final String REPO = "([A-Za-z0-9_.-]{1,100}/[A-Za-z0-9_.-]{1,100})";
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "https?://(?:www\\.)?github\\.com/" + REPO + "/issues/(\\d{1,10})(?!\\d)");
    private static final Pattern WORD =
            Pattern.compile(
                    "(?i)(?<![\\w-])"
                        + "(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?|issues?|refs?|references)(?::|\\s)\\s{0,3}(?:issues?\\s)?");
    private static final Pattern NUMBER =
            Pattern.compile("\\G(?:" + REPO + ")?#(\\d{1,10})(?![\\w])");
    private static final Pattern SEPARATOR =
            Pattern.compile("\\G(?:,\\s?(?:and\\s)?|\\sand\\s|\\s?&\\s?)");

    private IssueReferences() {}

    /**
     * Ascending, without duplicates, at most {@value #MAX_ISSUES}; what is said of other
     * repositories is left out.
     */
    static List<Long> in(String text, String repo) {
        var found = new TreeSet<Long>();
        Matcher address = ADDRESS.matcher(text);
        while (found.size() < MAX_ISSUES && address.find()) {
            add(found, address.group(1), address.group(2), repo);
        }
        Matcher word = WORD.matcher(text);
        while (found.size() < MAX_ISSUES && word.find()) {
            addList(found, text, word.end(), repo);
        }
        return List.copyOf(found);
    }

    private static void addList(SortedSet<Long> found, String text, int start, String repo) {
        Matcher number = NUMBER.matcher(text);
        Matcher separator = SEPARATOR.matcher(text);
        int at = start;
        while (found.size() < MAX_ISSUES && number.find(at)) {
            add(found, number.group(1), number.group(2), repo);
            if (!separator.find(number.end())) {
                return;
            }
            at = separator.end();
        }
    }

    private static void add(SortedSet<Long> found, String namedRepo, String number, String repo) {
        long value = Long.parseLong(number);
        if (value > 0 && (namedRepo == null || namedRepo.equalsIgnoreCase(repo))) {
            found.add(value);
        }
    }
}
