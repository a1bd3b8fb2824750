package dev.courant.notify;

import java.util.Optional;

/** A token, a password, a webhook's address: no text made of it shows it. */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Blank is none; white space around it, as a file has, is dropped. */
    public static Optional<Secret> of(String value) {
        String secret = value.strip();
        return secret.isEmpty() ? Optional.empty() : Optional.of(new Secret(secret));
    }

    /** For the one place that it belongs in. */
    String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
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
