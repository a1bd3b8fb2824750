package dev.courant.github;

import java.util.regex.Pattern;

/** What GitHub accepts as the name of a repository. */
public final class RepoNames {

    private static final Pattern PART = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}");
    private static final int SHOWN = 100;

    private RepoNames() {}

    /**
     * Accepts {@code owner/name} in GitHub's alphabet.
     *
     * @throws IllegalArgumentException with a line for people, if it is anything else
     */
    public static void check(String repo) {
        String[] parts = repo.split("/", -1);
        if (parts.length != 2 || !isPart(parts[0]) || !isPart(parts[1])) {
            throw new IllegalArgumentException(
                    "Not a repository: \""
                            + printable(repo)
                            + "\". Write owner/name, of letters, digits, '.', '_' and '-', as in"
                            + " its address on GitHub.");
        }
    }

    /** One line of bounded length, whatever the text: for messages. */
    static String printable(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cf}]", "?");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }

    private static boolean isPart(String part) {
        return PART.matcher(part).matches();
    }
}
