package dev.courant.notify;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** What a message says of one event. */
final class AlertDraft {

    private static final int NAME = 80;

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private final AlertNotice alert;
    private final Words words;

    AlertDraft(AlertNotice alert) {
        this.alert = alert;
        this.words = Words.of(alert.language());
    }

    /** The title is the headline; the link stands alone, so that it is there in any shape. */
    Draft in(Shape shape) {
        String headline =
                words.say(
                        "alert.headline",
                        alert.level().mark(),
                        CleanText.line(alert.repo(), Math.min(NAME, shape.title())),
                        CleanText.line(alert.title(), shape.title()));
        return new Draft(
                headline,
                alert.level(),
                intro(shape),
                List.of(),
                alert.further() > 0
                        ? List.of(words.say("alert.further", alert.further()))
                        : List.of(),
                new Draft.Anchor(words.say("alert.open"), alert.link()));
    }

    private List<String> intro(Shape shape) {
        List<String> intro = new ArrayList<>();
        if (alert.why() != null && shape.summary() > 0) {
            intro.add(CleanText.line(alert.why(), shape.summary()));
        }
        intro.add(
                words.say(
                        "alert.about",
                        CleanText.line(alert.author(), Math.min(NAME, shape.title())),
                        MINUTE.format(alert.occurredAt()),
                        words.say("level." + alert.level()),
                        alert.score()));
        return intro;
    }
}
