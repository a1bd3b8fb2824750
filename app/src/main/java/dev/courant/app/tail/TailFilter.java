package dev.courant.app.tail;

import dev.courant.app.config.UsageException;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;

import java.util.Optional;

/**
 * Which records of a topic are wanted.
 *
 * @param repo only those of this repository, {@code owner/name}
 * @param level only events of at least this one
 */
public record TailFilter(TailTopic topic, Optional<String> repo, Optional<Level> level) {

    public TailFilter {
        if (level.isPresent() && !topic.events()) {
            throw new UsageException("--level is about events: it goes with --topic enriched.");
        }
        if (repo.isPresent() && !topic.byRepo()) {
            throw new UsageException(
                    "--repo says nothing about %s: leave it out.".formatted(topic));
        }
    }

    /** Whether it is one of them; what cannot be decoded has no level, and is. */
    public boolean holds(TailRecord record) {
        return repo.map(name -> isOf(name, record.key())).orElse(true)
                && level.map(least -> reaches(least, record)).orElse(true);
    }

    private static boolean isOf(String repo, String key) {
        return key.equals(repo) || key.startsWith(repo + "@");
    }

    private static boolean reaches(Level least, TailRecord record) {
        return record.value()
                .filter(EnrichedEvent.class::isInstance)
                .map(event -> ((EnrichedEvent) event).getLevel().compareTo(least) >= 0)
                .orElse(true);
    }
}
