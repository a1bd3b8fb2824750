package dev.courant.aggregator;

import dev.courant.schemas.DigestKey;

import java.time.LocalDate;

/**
 * Keys of the stores. Their parts are ended by a NUL, which sorts before every character and stands
 * in no name: so the keys of a repository, and of a day, lie together, and {@code a/b} is never
 * taken for {@code a/b-c}.
 */
final class StoreKeys {

    private static final char END = '\0';

    private StoreKeys() {}

    static String day(DigestKey day) {
        return day.repo() + END + day.day();
    }

    static LocalDate dayIn(String dayKey) {
        return LocalDate.parse(dayKey.substring(dayKey.indexOf(END) + 1));
    }

    /** What the keys of a day's events begin with. */
    static String eventsOf(DigestKey day) {
        return day(day) + END;
    }

    static String eventOf(DigestKey day, String eventId) {
        return eventsOf(day) + eventId;
    }

    static String event(String repo, String eventId) {
        return repo + END + eventId;
    }
}
