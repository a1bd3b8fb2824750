package dev.courant.app.letters;

import dev.courant.app.config.UsageException;

import java.util.regex.Pattern;

/**
 * Where a dead letter stands, written {@code PARTITION:OFFSET}.
 *
 * @param partition of the dead-letter topic
 * @param offset in it
 */
public record LetterId(int partition, long offset) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9}):(\\d{1,18})");

    /**
     * @throws UsageException if it is written otherwise
     */
    public static LetterId parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new UsageException(
                    "'"
                            + Printable.line(text, 40)
                            + "' is no dead letter: write PARTITION:OFFSET, as courant dead-letters"
                            + " list does.");
        }
        return new LetterId(Integer.parseInt(match.group(1)), Long.parseLong(match.group(2)));
    }

    @Override
    public String toString() {
        return partition + ":" + offset;
    }
}
