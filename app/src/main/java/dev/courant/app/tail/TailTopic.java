package dev.courant.app.tail;

import dev.courant.app.config.UsageException;
import dev.courant.schemas.Topics;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The topics that can be followed, by their names without the prefix. */
public enum TailTopic {
    ENRICHED("enriched"),
    PROGRESS("progress"),
    DIGESTS("digests"),
    EDITIONS("editions"),
    RAW_COMMITS("raw.commits"),
    RAW_ISSUES("raw.issues"),
    WATCHLIST("watchlist"),
    REANALYSES("reanalyses"),
    REPLAYS("replays"),
    ANNOUNCEMENTS("announcements"),
    DELIVERIES("deliveries"),
    DEAD_LETTERS("dead-letters");

    private final String name;

    TailTopic(String name) {
        this.name = name;
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
        return topics.prefix() + name;
    }

    /** Whether its keys are repositories, or days of them. */
    boolean byRepo() {
        return this != EDITIONS && this != ANNOUNCEMENTS && this != DELIVERIES;
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
