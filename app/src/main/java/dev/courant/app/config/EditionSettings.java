package dev.courant.app.config;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;

/**
 * {@code courant.edition}: the paper.
 *
 * @param title of the archive page
 * @param subject what the news are about, in the edition's first line
 * @param language of the reports, {@code zh} or {@code en}
 * @param zone whose midnights bound a day
 * @param history earlier editions that the archive page links to, 0 to 1000
 * @param deadline after the end of a day at which its edition appears without the repositories that
 *     are still missing
 * @param waitsForFailed whether an edition that would name a repository as failed waits for the
 *     deadline, in case it comes back
 */
public record EditionSettings(
        String title,
        String subject,
        String language,
        ZoneId zone,
        int history,
        Duration deadline,
        boolean waitsForFailed) {

    private static final Set<String> LANGUAGES = Set.of("zh", "en");

    public EditionSettings {
        if (!LANGUAGES.contains(language)) {
            throw new UsageException(
                    "courant.edition.language is '" + language + "', but must be zh or en.");
        }
        if (history < 0 || history > 1_000) {
            throw new UsageException(
                    "courant.edition.history is " + history + ", but must be from 0 to 1000.");
        }
        if (deadline.isNegative()) {
            throw new UsageException("courant.edition.deadline must not be negative.");
        }
    }

    /** The same paper, with another deadline. */
    public EditionSettings withDeadline(Duration other) {
        return new EditionSettings(title, subject, language, zone, history, other, waitsForFailed);
    }

    /** The same paper, for somebody who waits for it: what failed is said at once. */
    public EditionSettings atOnce() {
        return new EditionSettings(title, subject, language, zone, history, deadline, false);
    }
}
