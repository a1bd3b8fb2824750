package dev.courant.publisher;

import dev.courant.llm.Price;
import dev.courant.schemas.Period;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the paper is called and how it is made.
 *
 * @param title title of the paper, not blank
 * @param subject what it is about, as the intro names it, not blank
 * @param language {@code zh} or {@code en}: of everything but what comes from the repositories
 * @param zone whose midnights bound a day, and in which times are told
 * @param history how many earlier editions the front page links to, 0 to {@value #MAX_HISTORY}
 * @param deadline how long after the end of a day, or after the first news of it if that is later,
 *     an edition appears even if repositories are missing; not negative
 * @param waitsForFailed whether an edition that would name a repository as failed waits for the
 *     deadline too, in case it comes back; else it appears at once
 * @param repos that the paper is about; empty for all that are watched
 * @param home where readers reach the store, ending in a slash; empty if nowhere
 * @param prices of models by name; what others cost is not told
 * @param periods that have an edition beside each day: weeks, months, both or none
 */
public record PublisherConfig(
        String title,
        String subject,
        String language,
        ZoneId zone,
        int history,
        Duration deadline,
        boolean waitsForFailed,
        Set<String> repos,
        Optional<URI> home,
        Map<String, Price> prices,
        Set<Period> periods) {

    public static final int DEFAULT_HISTORY = 7;
    public static final int MAX_HISTORY = 1_000;
    public static final Duration DEFAULT_DEADLINE = Duration.ofHours(2);

    public PublisherConfig {
        require(!title.isBlank(), "title must not be blank");
        require(!subject.isBlank(), "subject must not be blank");
        require(Words.LANGUAGES.contains(language), "language must be zh or en, not " + language);
        require(
                history >= 0 && history <= MAX_HISTORY,
                "history must be 0 to " + MAX_HISTORY + ", not " + history);
        require(!deadline.isNegative(), "deadline must not be negative: " + deadline);
        repos = Set.copyOf(repos);
        prices = Map.copyOf(prices);
        periods = Set.copyOf(periods);
        require(!periods.contains(Period.DAY), "periods: days always have an edition");
    }

    /**
     * With {@value #DEFAULT_HISTORY} earlier editions on the front page, a deadline of two hours
     * that failures wait for, about all repositories, nowhere to be reached, no prices, and days
     * alone.
     */
    public static PublisherConfig of(String title, String subject, String language, ZoneId zone) {
        return new PublisherConfig(
                title,
                subject,
                language,
                zone,
                DEFAULT_HISTORY,
                DEFAULT_DEADLINE,
                true,
                Set.of(),
                Optional.empty(),
                Map.of(),
                Set.of());
    }

    /** The same with editions of weeks, months or both. */
    public PublisherConfig withPeriods(Set<Period> others) {
        return new PublisherConfig(
                title,
                subject,
                language,
                zone,
                history,
                deadline,
                waitsForFailed,
                repos,
                home,
                prices,
                others);
    }

    /** Whether a repository's days belong into the paper. */
    boolean isAbout(String repo) {
        return repos.isEmpty() || repos.contains(repo);
    }

    private static void require(boolean holds, String complaint) {
        if (!holds) {
            throw new IllegalArgumentException("courant.edition." + complaint);
        }
    }
}
