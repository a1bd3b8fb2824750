package dev.courant.publisher;

import dev.courant.publisher.site.EditionView;
import dev.courant.publisher.site.Site;
import dev.courant.schemas.EnrichedEvent;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The edition of a week or a month for a browser: the same nodes as in {@link Markdown}. */
final class PeriodSite {

    private final Words words;
    private final SiteText texts;
    private final PeriodPage pages;
    private final PeriodDays days;

    PeriodSite(PublisherConfig config, Words words, PeriodPage pages) {
        this.words = words;
        this.texts = new SiteText(config, words);
        this.pages = pages;
        this.days = pages.days();
    }

    /**
     * The page.
     *
     * @param root from the page to the top of the store
     */
    String page(PeriodContent content, String root) {
        var toReports = Paths.toReports(root);
        var name = content.span().toString();
        var parts = pages.parts(content, toReports);
        var printed = printed(content);
        var html =
                new HtmlPage(
                        words, parts.all(), event -> place(content, printed, event, toReports));
        var edition = parts.edition();
        return Site.page(
                new EditionView(
                        texts.frame(
                                name,
                                List.of(
                                        SiteText.markdown(name + ".md"),
                                        SiteText.json(name + ".json"))),
                        name,
                        words.say("period.kicker." + content.span().period()),
                        html.of(edition.opening()),
                        SitePages.part(edition.summary(), html),
                        new EditionView.Days(
                                SitePages.part(parts.days(), html),
                                rows(content, printed, toReports)),
                        SitePages.part(
                                new EditionParts.Section(edition.details(), List.of()), html),
                        repos(content, edition, html),
                        SitePages.part(edition.closing(), html)),
                root);
    }

    private static Map<LocalDate, PastEdition> printed(PeriodContent content) {
        var printed = new HashMap<LocalDate, PastEdition>();
        for (var day : content.days()) {
            if (day.edition() != null) {
                printed.put(day.date(), PastEdition.of(day.edition(), day.date()));
            }
        }
        return printed;
    }

    /** Where all that is known of an event is; null if its day has no pages for a browser. */
    private static @Nullable String place(
            PeriodContent content,
            Map<LocalDate, PastEdition> printed,
            EnrichedEvent event,
            String toReports) {
        var day = content.daysOfEvents().get(event.getId());
        return day == null || printed.get(day).page(event.getRepo()) == null
                ? null
                : toReports + SiteText.place(day, event);
    }

    private List<EditionView.Day> rows(
            PeriodContent content, Map<LocalDate, PastEdition> printed, String toReports) {
        var rows = new ArrayList<EditionView.Day>();
        for (var day : content.days()) {
            var edition = printed.get(day.date());
            var counts = day.counts();
            rows.add(
                    new EditionView.Day(
                            day.date().toString(),
                            texts.weekday(day.date()),
                            edition == null ? null : toReports + belowReports(edition.page()),
                            counts == null ? null : SiteText.levels(counts),
                            days.state(day)));
        }
        return rows;
    }

    private static String belowReports(String path) {
        return path.substring(Paths.REPORTS.length());
    }

    private List<EditionView.Repo> repos(
            PeriodContent content, EditionParts edition, HtmlPage html) {
        var repos = new ArrayList<EditionView.Repo>();
        for (int i = 0; i < content.merged().repos().size(); i++) {
            var repo = content.merged().repos().get(i);
            repos.add(
                    new EditionView.Repo(
                            CleanText.line(repo.name(), FrontPage.TITLE_LIMIT),
                            null,
                            SitePages.part(edition.repos().get(i), html),
                            repo.isKnown() ? SiteText.levels(repo.counts()) : null,
                            words.say("state." + repo.state())));
        }
        return repos;
    }
}
