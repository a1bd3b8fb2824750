package dev.courant.app.letters;

import java.time.Instant;
import java.util.Optional;

/** Letters as people read them. Nothing of a record reaches a terminal as it is. */
public final class LetterText {

    private static final int KEY_CHARS = 100;
    private static final int NAME_CHARS = 300;
    private static final int REASON_CHARS = 160;
    private static final int WHOLE_REASON_CHARS = 2_000;
    private static final int HEADER_CHARS = 300;
    private static final int PAYLOAD_CHARS = 20_000;

    private LetterText() {}

    /** One line: where it stands, since when, whose it is, from where, how large, and why. */
    public static String line(Letter letter, Optional<Settled.Outcome> outcome) {
        return "%s  %s  %s  %s  %s  %s  %s  %s"
                .formatted(
                        letter.id(),
                        outcome.map(Settled.Outcome::toString).orElse("open"),
                        letter.at(),
                        Printable.line(letter.stage(), KEY_CHARS),
                        source(letter),
                        letter.key() == null
                                ? "(no key)"
                                : Printable.line(letter.keyText(), KEY_CHARS),
                        size(letter),
                        Printable.line(letter.reason(), REASON_CHARS));
    }

    /**
     * Everything that is known of it, in lines.
     *
     * @param payload its value as text, see {@link PayloadText}
     */
    public static String whole(Letter letter, Optional<Settled.Outcome> outcome, String payload) {
        var text = new StringBuilder();
        field(text, "letter", letter.id().toString());
        field(text, "state", outcome.map(Settled.Outcome::toString).orElse("open"));
        field(text, "since", letter.at().toString());
        field(text, "stage", Printable.line(letter.stage(), KEY_CHARS));
        field(text, "source", source(letter));
        letter.timestamp()
                .ifPresent(time -> field(text, "read at", Instant.ofEpochMilli(time).toString()));
        field(
                text,
                "key",
                letter.key() == null ? "(none)" : Printable.line(letter.keyText(), NAME_CHARS));
        field(text, "value", size(letter));
        field(text, "reason", Printable.line(letter.reason(), WHOLE_REASON_CHARS));
        for (var header : letter.ownHeaders()) {
            field(
                    text,
                    "header",
                    Printable.line(header.key(), NAME_CHARS)
                            + ": "
                            + Printable.line(Letter.text(header.value()), HEADER_CHARS));
        }
        return text.append('\n').append(Printable.lines(payload, PAYLOAD_CHARS)).toString();
    }

    /** {@code topic-partition@offset}. */
    static String source(Letter letter) {
        var topic = Printable.line(letter.topic(), NAME_CHARS);
        return letter.offset() < 0
                ? topic + "@(on its way)"
                : "%s-%d@%d".formatted(topic, letter.partition(), letter.offset());
    }

    private static String size(Letter letter) {
        if (letter.atSource()) {
            return "(at its source)";
        }
        return letter.value() == null ? "(no value)" : letter.size() + " bytes";
    }

    private static void field(StringBuilder text, String name, String value) {
        text.append("%-8s %s\n".formatted(name, value));
    }
}
