package dev.courant.enricher;

import java.time.Duration;
import java.util.Set;

/**
 * How a model is asked about events.
 *
 * @param subject what the paper is about, for the model
 * @param language {@code zh} or {@code en}: of the answers
 * @param patience how long an event waits for its analysis, from its diff on, whatever the reason;
 *     1 s to 10 min. Then it goes on with the rules' score
 */
public record AnalystConfig(String subject, String language, Duration patience) {

    public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(50);

    private static final Set<String> LANGUAGES = Set.of("zh", "en");

    public AnalystConfig {
        if (!LANGUAGES.contains(language)) {
            throw new IllegalArgumentException("language must be zh or en, not " + language);
        }
        Bounds.check(
                "patience (in seconds)", (int) Math.min(patience.toSeconds(), 1_000_000), 1, 600);
    }

    /** With a patience of 50 s. */
    public static AnalystConfig of(String subject, String language) {
        return new AnalystConfig(subject, language, DEFAULT_PATIENCE);
    }
}
