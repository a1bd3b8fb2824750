package dev.courant.enricher;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds numbers that tell of a quarter more or less speed: {@code 61 us -> 38 us}, {@code 40%
 * slower}, {@code 3x faster}. Lines about timeouts and the like are settings, not measurements.
 */
final class SpeedClaim {

    /** From here on a change of speed changes a plan. */
    static final double NOTABLE = 1.25;

    private static final String NUMBER = "(\\d{1,9}(?:\\.\\d{1,4})?)\\s?([kKM])?";
    private static final String UNIT =
            "(?:[nuµm]?s|sec|seconds|min|minutes|[kKMGT]?(?:B|tok|tokens|req|ops|rows|records|it|img)?/s"
                + "|[GT]FLOPS|qps|rps|tps)(?![A-Za-z])";
    private static final Pattern PAIR =
            Pattern.compile(
                    NUMBER
                            + "(?:\\s?"
                            + UNIT
                            + ")?\\s?(?:before,?|->|→|=>|to|,? ?then|vs\\.?)\\s?"
                            + NUMBER
                            + "\\s?"
                            + UNIT);

    private static final String COMPARED =
            "(?:faster|slower|lower|higher|less|more|better|worse|speed-?ups?|improvement|reduction|drop|gain|regression)";
    private static final Pattern PERCENT =
            Pattern.compile(
                    "(?i)(\\d{1,3})(?:\\.\\d{1,3})?\\s?%\\s(?:\\w{1,12}\\s)?"
                            + COMPARED
                            + "|(?:提升|提高|降低|下降|减少)[^\\d\\n]{0,10}(\\d{1,3})(?:\\.\\d{1,3})?\\s?%");
    private static final Pattern TIMES =
            Pattern.compile(
                    "(?i)(\\d{1,3}(?:\\.\\d{1,2})?)\\s?[x×]\\s(?:as fast|"
                            + COMPARED
                            + ")|(?:faster|slower|speed-?up)[^.\\n"
                            + "\\d]{0,20}(\\d{1,3}(?:\\.\\d{1,2})?)\\s?[x×]");

    private static final Pattern SETTING =
            Pattern.compile("(?i)time-?out|interval|ttl|retention|backoff|delay|lifetime|memory");

    private SpeedClaim() {}

    static boolean in(String text) {
        return text.lines()
                .filter(SpeedClaim::hasNumber)
                .filter(line -> !SETTING.matcher(line).find())
                .anyMatch(SpeedClaim::told);
    }

    private static boolean hasNumber(String line) {
        return line.chars().anyMatch(character -> character >= '0' && character <= '9');
    }

    private static boolean told(String line) {
        Matcher pair = PAIR.matcher(line);
        while (pair.find()) {
            double before = value(pair.group(1), pair.group(2));
            double after = value(pair.group(3), pair.group(4));
            if (Math.max(before, after) >= NOTABLE * Math.min(before, after)
                    && before * after > 0) {
                return true;
            }
        }
        boolean percent = line.indexOf('%') >= 0;
        return (percent && atLeast(PERCENT.matcher(line), 100 * (NOTABLE - 1)))
                || atLeast(TIMES.matcher(line), NOTABLE);
    }

    private static boolean atLeast(Matcher claim, double least) {
        while (claim.find()) {
            String number = claim.group(1) == null ? claim.group(2) : claim.group(1);
            if (Double.parseDouble(number) >= least) {
                return true;
            }
        }
        return false;
    }

    private static double value(String number, String thousands) {
        double factor = thousands == null ? 1 : thousands.equals("M") ? 1e6 : 1e3;
        return factor * Double.parseDouble(number);
    }
}
