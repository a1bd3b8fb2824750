package dev.courant.testkit.source;

import org.jspecify.annotations.Nullable;

/**
 * The hunks of one file's diff.
 *
 * @param hunks without file headers and last line end; null if there are none
 */
record PatchText(@Nullable String hunks, int additions, int deletions, int lines) {

    private static final PatchText NONE = new PatchText(null, 0, 0, 0);

    /** Takes hunks out of a diff, with or without the file headers before them. */
    static PatchText of(String diff) {
        int start = diff.startsWith("@@ ") ? 0 : diff.indexOf("\n@@ ") + 1;
        if (start == 0 && !diff.startsWith("@@ ")) {
            return NONE;
        }
        String hunks =
                diff.endsWith("\n")
                        ? diff.substring(start, diff.length() - 1)
                        : diff.substring(start);
        int additions = 0;
        int deletions = 0;
        int lines = 0;
        for (int at = 0; at >= 0 && at < hunks.length(); at = next(hunks, at)) {
            additions += hunks.charAt(at) == '+' ? 1 : 0;
            deletions += hunks.charAt(at) == '-' ? 1 : 0;
            lines++;
        }
        return new PatchText(hunks, additions, deletions, lines);
    }

    private static int next(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? -1 : end + 1;
    }
}
