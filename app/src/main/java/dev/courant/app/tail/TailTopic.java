package dev.courant.app.tail;

import dev.courant.app.config.UsageException;
import dev.courant.schemas.Topics;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The topics that can be followed, by their names without the prefix. */
public enum TailTopic {
    ENRICHED("enriched", Topics::enriched),
    PROGRESS("progress", Topics::progress),
    DIGESTS("digests", Topics::digests),
    EDITIONS("editions", Topics::editions),
    RAW_COMMITS("raw.commits", Topics::rawCommits),
    RAW_ISSUES("raw.issues", Topics::rawIssues),
    WATCHLIST("watchlist", Topics::watchlist),
    REANALYSES("reanalyses", Topics::reanalyses),
    REPLAYS("replays", Topics::replays),
    DEAD_LETTERS("dead-letters", Topics::deadLetters);

    private final String name;
    private final Function<Topics, String> fullName;

    TailTopic(String name, Function<Topics, String> fullName) {
        this.name = name;
        this.fullName = fullName;
    }

    /**
     * @throws UsageException if there is none of this name
     */
    public static TailTopic of(String name) {
        return Arrays.stream(values())
                .filter(topic -> topic.name.equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new UsageException(
                                        "There is no topic %s to follow: say one of %s."
                                                .formatted(name, names())));
    }

    /** All of them, for help texts. */
    public static String names() {
        return Arrays.stream(values()).map(TailTopic::toString).collect(Collectors.joining(", "));
    }

    /** With the prefix of a deployment. */
    public String in(Topics topics) {
        return fullName.apply(topics);
    }

    /** Whether its records are events, which have levels. */
    boolean events() {
        return this == ENRICHED || this == REANALYSES;
    }

    @Override
    public String toString() {
        return name;
    }
}
