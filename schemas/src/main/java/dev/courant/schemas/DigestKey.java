package dev.courant.schemas;

import java.time.LocalDate;

/**
 * Key of a digest, {@code owner/name@2026-02-24} as text.
 *
 * @param repo {@code owner/name} as watched; GitHub allows no {@code @} in it
 * @param day the day, in the digest's zone
 */
public record DigestKey(String repo, LocalDate day) {

    /**
     * Reads a key as {@link #toString()} writes it.
     *
     * @throws IllegalArgumentException if there is no {@code @}
     * @throws java.time.format.DateTimeParseException if what follows it is no date
     */
    public static DigestKey parse(String key) {
        int at = key.lastIndexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException(
                    "Not a digest key, which looks like owner/name@2026-02-24: " + key);
        }
        return new DigestKey(key.substring(0, at), LocalDate.parse(key.substring(at + 1)));
    }

    @Override
    public String toString() {
        return repo + "@" + day;
    }
}
