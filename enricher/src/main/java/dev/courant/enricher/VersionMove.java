package dev.courant.enricher;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how far a title says that a dependency moves. */
final class VersionMove {

    private static final Pattern MOVE =
            Pattern.compile(
                    "(?i)(?:\\sfrom v?(\\d{1,6})\\S{0,40})?\\sto"
                            + " v?(\\d{1,6})(\\.\\d\\S{0,40})?(?=\\s|$)");

    private VersionMove() {}

    /**
     * True for {@code from 3.5.4 to 4.0.0}, and for {@code to v4}: where nothing is said of the
     * version before, a whole number is taken for a new one.
     */
    static boolean isMajor(String title) {
        Matcher move = MOVE.matcher(title);
        if (!move.find()) {
            return false;
        }
        return move.group(1) == null
                ? move.group(3) == null
                : Integer.parseInt(move.group(2)) > Integer.parseInt(move.group(1));
    }
}
