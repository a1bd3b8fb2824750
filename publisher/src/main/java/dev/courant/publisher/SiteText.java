package dev.courant.publisher;

import dev.courant.publisher.site.Frame;
import dev.courant.publisher.site.Levels;
import dev.courant.schemas.DayCounts;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the site's pages say alike. */
final class SiteText {

    private static final int ID_LENGTH = 12;
    private static final Pattern NOT_IN_AN_ID = Pattern.compile("[^A-Za-z0-9-]");

    private final PublisherConfig config;
    private final Words words;

    SiteText(PublisherConfig config, Words words) {
        this.config = config;
        this.words = words;
    }

    Frame frame(String title, List<Frame.Alternate> alternates) {
        return new Frame(words::say, config.language(), paper(), title, alternates);
    }

    String paper() {
        return CleanText.line(config.title(), FrontPage.TITLE_LIMIT);
    }

    String weekday(LocalDate day) {
        return words.say("site.weekday", day.getDayOfWeek().getValue());
    }

    static Frame.Alternate markdown(String href) {
        return new Frame.Alternate(href, "text/markdown", "Markdown");
    }

    static Frame.Alternate json(String href) {
        return new Frame.Alternate(href, "application/json", "JSON");
    }

    static Frame.Alternate feed() {
        return new Frame.Alternate(Paths.FEED, "application/atom+xml", "Atom");
    }

    static Levels levels(DayCounts counts) {
        return new Levels(counts.getHigh(), counts.getMedium(), counts.getLow());
    }

    /** Name of a level in pages, style and script. */
    static String level(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    /** Where an event's part of its repository's page is, below {@link Paths#REPORTS}. */
    static String place(LocalDate day, EnrichedEvent event) {
        return Paths.html(Paths.repoBelowReports(day, event.getRepo())) + "#" + id(event);
    }

    /** An event's own place on its repository's page, whatever its title. */
    static String id(EnrichedEvent event) {
        var sha = event.getSha();
        var id =
                sha == null
                        ? "issue-" + event.getNumber()
                        : "commit-" + sha.substring(0, Math.min(sha.length(), ID_LENGTH));
        return NOT_IN_AN_ID.matcher(id).replaceAll("_");
    }
}
