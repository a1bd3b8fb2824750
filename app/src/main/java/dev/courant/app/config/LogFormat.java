package dev.courant.app.config;

import java.util.Locale;

/** {@code courant.log.format}: how a process tells what it does. */
public enum LogFormat {
    /** Warnings as sentences on stderr, everything in a file of the data directory. */
    TEXT,
    /** Everything on stderr, a JSON object a line, for whoever collects it. */
    JSON;

    /**
     * By its name in the configuration.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    static LogFormat of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
