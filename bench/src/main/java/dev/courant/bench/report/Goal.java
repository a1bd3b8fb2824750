package dev.courant.bench.report;

import java.util.regex.Pattern;

/**
 * What a median should be, as text: {@code >= 0.6}, {@code <= 2}, {@code = 0}; or {@code report},
 * which any value meets.
 */
public record Goal(String text) {

    /** Of what is only told. */
    public static final Goal REPORT = new Goal("report");

    private static final Pattern BOUND = Pattern.compile("(>=|<=|=) (\\d+(?:\\.\\d+)?)");

    /**
     * @throws IllegalArgumentException if the text is no goal
     */
    public Goal {
        if (!text.equals("report") && !BOUND.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "A goal is >=, <= or = and a number, or report; not " + text);
        }
    }

    /** Whether a median is as it should be. */
    public boolean met(double median) {
        var bound = BOUND.matcher(text);
        if (!bound.matches()) {
            return true;
        }
        double limit = Double.parseDouble(bound.group(2));
        return switch (bound.group(1)) {
            case ">=" -> median >= limit;
            case "<=" -> median <= limit;
            default -> median == limit;
        };
    }
}
