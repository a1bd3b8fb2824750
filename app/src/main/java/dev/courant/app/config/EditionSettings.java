package dev.courant.app.config;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A paper: {@code courant.edition}, or one of {@code courant.editions}.
 *
 * @param name of a further paper, whose objects stand below it and whose topics end in it; empty
 *     for the first
 * @param title of the archive page
 * @param subject what the news are about, in the edition's first line
 * @param language of the reports, {@code zh} or {@code en}
 * @param zone whose midnights bound a day
 * @param history earlier editions that the archive page links to, 0 to 1000
 * @param deadline after the end of a day at which its edition appears without the repositories that
 *     are still missing
 * @param waitsForFailed whether an edition that would name a repository as failed waits for the
 *     deadline, in case it comes back
 * @param weekly whether weeks get an edition too
 * @param monthly whether months do
 * @param repos that it is about; empty for all
 * @param channels names of the channels that tell of it; absent if nothing says so
 */
public record EditionSettings(
        String name,
        String title,
        String subject,
        String language,
        ZoneId zone,
        int history,
        Duration deadline,
        boolean waitsForFailed,
        boolean weekly,
        boolean monthly,
        List<String> repos,
        Optional<List<String>> channels) {

    private static final Set<String> LANGUAGES = Set.of("zh", "en");

    /** Names are directories in the store and parts of topics. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** What the first paper puts at the root of the store. */
    private static final Set<String> TAKEN =
            Set.of("reports", "revisions", "archive", "assets", "feeds");

    public EditionSettings {
        repos = List.copyOf(repos);
        channels = channels.map(List::copyOf);
        var key = "courant." + (name.isEmpty() ? "edition" : "editions[" + name + "]");
        if (!name.isEmpty() && (!NAME.matcher(name).matches() || TAKEN.contains(name))) {
            throw new UsageException(
                    "courant.editions: the name '%s' must be lower-case letters, digits and dashes, 40 at most, and none of %s."
                            .formatted(name, String.join(", ", TAKEN.stream().sorted().toList())));
        }
        if (!LANGUAGES.contains(language)) {
            throw new UsageException(
                    key + ".language is '" + language + "', but must be zh or en.");
        }
        if (history < 0 || history > 1_000) {
            throw new UsageException(
                    key + ".history is " + history + ", but must be from 0 to 1000.");
        }
        if (deadline.isNegative()) {
            throw new UsageException(key + ".deadline must not be negative.");
        }
    }

    /** Prefix of its objects in the store. */
    public String objects() {
        return name.isEmpty() ? "" : name + "/";
    }

    /** The same paper about something else, and in another language. */
    public EditionSettings about(String other, String inLanguage) {
        return with(other, inLanguage, deadline, waitsForFailed);
    }

    /** The same paper, with another deadline. */
    public EditionSettings withDeadline(Duration other) {
        return with(subject, language, other, waitsForFailed);
    }

    /** The same paper, for somebody who waits for it: what failed is said at once. */
    public EditionSettings atOnce() {
        return with(subject, language, deadline, false);
    }

    /** The same paper, of which nobody is told. */
    EditionSettings quietly() {
        return new EditionSettings(
                name,
                title,
                subject,
                language,
                zone,
                history,
                deadline,
                waitsForFailed,
                weekly,
                monthly,
                repos,
                Optional.empty());
    }

    /** The same paper, of days alone. */
    public EditionSettings withoutPeriods() {
        return new EditionSettings(
                name,
                title,
                subject,
                language,
                zone,
                history,
                deadline,
                waitsForFailed,
                false,
                false,
                repos,
                channels);
    }

    private EditionSettings with(String about, String in, Duration until, boolean waits) {
        return new EditionSettings(
                name, title, about, in, zone, history, until, waits, weekly, monthly, repos,
                channels);
    }
}
