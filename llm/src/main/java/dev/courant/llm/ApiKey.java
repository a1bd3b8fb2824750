package dev.courant.llm;

import java.util.Optional;

/** A server's key, which no text made of it shows. */
public final class ApiKey {

    private final String value;

    private ApiKey(String value) {
        this.value = value;
    }

    /**
     * Blank is none; white space around it, as a file has, is dropped.
     *
     * @throws IllegalArgumentException if no header can carry it; the message does not show it
     */
    public static Optional<ApiKey> of(String value) {
        String key = value.strip();
        if (!key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("llm: api-key holds a character that no key has.");
        }
        return key.isEmpty() ? Optional.empty() : Optional.of(new ApiKey(key));
    }

    /** For the one header that it belongs in. */
    String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApiKey key && key.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "set";
    }
}
