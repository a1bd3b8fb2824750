package dev.courant.publisher;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;

/** What the pages say of an event in the same words. */
final class EventText {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final int NAME_LIMIT = 60;
    private static final int SHORT_HASH = 7;

    private final Words words;
    private final ZoneId zone;

    EventText(Words words, ZoneId zone) {
        this.words = words;
        this.zone = zone;
    }

    /**
     * The title, in which nothing is a link; without the pull request's number at its end, which
     * stands elsewhere.
     */
    Line title(EnrichedEvent event, int limit) {
        var title = Prose.plain(withoutPullRequest(event), limit);
        return title.isEmpty() ? Line.of(words.say("event.untitled")) : title;
    }

    private static String withoutPullRequest(EnrichedEvent event) {
        var title = event.getTitle().strip();
        var end = "(#" + event.getPullRequest() + ")";
        return title.endsWith(end) && title.length() > end.length()
                ? title.substring(0, title.length() - end.length())
                : title;
    }

    /** Text in which the numbers that the event knows are links. */
    static Prose prose(EnrichedEvent event) {
        return new Prose(number -> Links.reference(event, number));
    }

    Line author(EnrichedEvent event) {
        var author = Prose.words(event.getAuthor(), NAME_LIMIT);
        return Line.of(
                (event.getBot() ? "🤖 " : "")
                        + (author.isEmpty() ? words.say("event.nobody") : author));
    }

    static String shortId(EnrichedEvent event) {
        var sha = event.getSha();
        if (sha == null) {
            return event.getNumber() == null ? "?" : "#" + event.getNumber();
        }
        return CleanText.line(sha.substring(0, Math.min(sha.length(), SHORT_HASH)), SHORT_HASH);
    }

    /** Short hash or issue number, linked to the event's page. */
    static Line id(EnrichedEvent event) {
        var id = RepoDay.isIssue(event) ? Line.of(shortId(event)) : new Line().code(shortId(event));
        return new Line().link(Links.page(event), id);
    }

    static Line pullRequest(EnrichedEvent event) {
        var number = event.getPullRequest();
        return new Line().link(Links.pullRequest(event, number), Line.of("#" + number));
    }

    static String mark(Level level) {
        return switch (level) {
            case HIGH -> "🔴";
            case MEDIUM -> "🟡";
            case LOW -> "🟢";
        };
    }

    String level(Level level) {
        return mark(level) + " " + words.say("level." + level);
    }

    /** Kind of change and what part it names, empty if neither is known. */
    Line type(EnrichedEvent event) {
        var line = new Line();
        var type = kind(event);
        if (event.getBreaking()) {
            line.text(
                    words.say("event.breaking")
                            + (type == null ? "" : words.say("list.separator")));
        }
        if (type != null) {
            var known = words.sayOr("type." + type, "");
            line.append(known.isEmpty() ? Prose.plain(type, NAME_LIMIT) : Line.of(known));
        }
        if (event.getScope() != null && !event.getScope().isBlank()) {
            line.text(line.isEmpty() ? "" : " ").code(CleanText.line(event.getScope(), NAME_LIMIT));
        }
        return line;
    }

    /** In the view of a model, which has seen the change; else as the title says. */
    private static @Nullable String kind(EnrichedEvent event) {
        var analysis = Analyses.shown(event);
        return analysis == null || analysis.getType() == null
                ? event.getType()
                : analysis.getType();
    }

    /** Why it has its level, the weightiest reason first; empty if no reason is given. */
    String reasons(EnrichedEvent event) {
        return event.getReasons().stream()
                .map(code -> words.sayOr("reason." + code, Prose.words(code, NAME_LIMIT)))
                .collect(Collectors.joining(words.say("reason.separator")));
    }

    Line labels(EnrichedEvent event) {
        var line = new Line();
        for (var label : event.getLabels()) {
            line.text(line.isEmpty() ? "" : " ").code(nonEmpty(CleanText.line(label, NAME_LIMIT)));
        }
        return line;
    }

    String time(Instant instant) {
        return SECONDS.format(instant.atZone(zone));
    }

    String timeAndZone(Instant instant) {
        return MINUTES.format(instant.atZone(zone)) + " " + zone.getId();
    }

    /** An empty code span is none. */
    static String nonEmpty(String code) {
        return code.isEmpty() ? "?" : code;
    }
}
