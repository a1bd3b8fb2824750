package dev.courant.app.doctor;

import java.util.Optional;

/**
 * What a check found.
 *
 * @param subject what was looked at, in a word or a name
 * @param text how it is, in one line
 * @param advice what to do about it, in one line; empty if nothing has to be done
 */
public record Finding(String subject, Grade grade, String text, Optional<String> advice) {

    /** How bad it is. */
    public enum Grade {
        /** As it should be. */
        OK,
        /** It works, but not as well as it could. */
        WARN,
        /** It will not work. */
        FAIL
    }

    static Finding ok(String subject, String text) {
        return new Finding(subject, Grade.OK, text, Optional.empty());
    }

    static Finding warn(String subject, String text, String advice) {
        return new Finding(subject, Grade.WARN, text, Optional.of(advice));
    }

    static Finding fail(String subject, String text, String advice) {
        return new Finding(subject, Grade.FAIL, text, Optional.of(advice));
    }

    public boolean failed() {
        return grade == Grade.FAIL;
    }
}
