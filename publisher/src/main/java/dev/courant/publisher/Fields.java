package dev.courant.publisher;

/** The labels of an event's section. */
record Fields(Words words) {

    /** A label with its content beside it. */
    Line field(String key) {
        return label(key).text(words.say("colon"));
    }

    /** A label with its content below it. */
    Line label(String key) {
        return new Line().strong(Line.of(words.say(key)));
    }
}
