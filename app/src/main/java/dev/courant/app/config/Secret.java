package dev.courant.app.config;

/**
 * A text that appears in no log, report or error.
 *
 * @param value what it is
 */
public record Secret(String value) {

    @Override
    public String toString() {
        return "***";
    }
}
