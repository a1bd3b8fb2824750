package dev.courant.app.config;

import java.util.Locale;
import java.util.Optional;

/**
 * A key of the configuration, documented.
 *
 * @param name below {@code courant.}; {@code []} stands for a list's positions, {@code <…>} for
 *     what the user names
 * @param type what may stand there, for people
 * @param byDefault what is meant without it, as one would write it; empty if nothing is
 * @param unset what happens without it, where there is no default
 * @param bounds what of the type is allowed; empty for all of it
 * @param secret true if its value must not be seen
 * @param text what it does, in one paragraph
 */
public record Key(
        String name,
        String type,
        Optional<String> byDefault,
        Optional<String> unset,
        Optional<String> bounds,
        boolean secret,
        String text) {

    /** As messages call it. */
    public String fullName() {
        return "courant." + name;
    }

    /** The variable that goes over the file; empty for what only a file can say. */
    public Optional<String> variable() {
        return name.contains("[]") || open() ? Optional.empty() : Optional.of(variable(fullName()));
    }

    static String variable(String fullName) {
        return fullName.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** Whether its values stand in a list. */
    boolean list() {
        return type.startsWith("list of ");
    }

    /** Whether a part of its name is the user's. */
    boolean open() {
        return name.contains("<");
    }
}
