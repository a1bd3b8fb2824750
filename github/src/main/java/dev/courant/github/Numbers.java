package dev.courant.github;

import okhttp3.Headers;

import org.jspecify.annotations.Nullable;

import java.util.OptionalLong;

/** Numbers from outside, brought within bounds. */
final class Numbers {

    /** Far beyond any count or date that is meant, and far from any overflow. */
    private static final int MOST_DIGITS = 11;

    private Numbers() {}

    /** The header's value, if it is a whole number that is not negative. */
    static OptionalLong header(Headers headers, String name) {
        String value = headers.get(name);
        return value != null && value.matches("[0-9]{1," + MOST_DIGITS + "}")
                ? OptionalLong.of(Long.parseLong(value))
                : OptionalLong.empty();
    }

    /** A count: 0 if it is missing or negative, and never more than an int holds. */
    static int toInt(@Nullable Long count) {
        return count == null ? 0 : Math.clamp(count, 0, Integer.MAX_VALUE);
    }
}
