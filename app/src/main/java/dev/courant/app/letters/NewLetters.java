package dev.courant.app.letters;

import dev.courant.app.topics.Cluster;

import org.apache.kafka.common.TopicPartition;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the letters that come after this was made. For one thread. */
public final class NewLetters {

    private final Cluster cluster;
    private final Map<TopicPartition, Long> since;

    public NewLetters(Cluster cluster) {
        this.cluster = cluster;
        try (var reader = new LetterReader(cluster)) {
            this.since = reader.ends();
        }
    }

    /** How many have come of these repositories: their events, marks and days. */
    public int of(Collection<String> repos) {
        var count = new AtomicInteger();
        try (var reader = new LetterReader(cluster)) {
            reader.letters(
                    since,
                    LetterFilter.all(),
                    letter -> {
                        if (repos.contains(repo(letter.keyText()))) {
                            count.incrementAndGet();
                        }
                    });
        }
        return count.get();
    }

    /** A key is a repository, or begins with one: GitHub allows no {@code @} in a name. */
    private static String repo(String key) {
        int at = key.indexOf('@');
        return at < 0 ? key : key.substring(0, at);
    }
}
