package dev.courant.publisher;

import dev.courant.publisher.site.Activity;
import dev.courant.publisher.site.DayCell;
import dev.courant.publisher.site.DayTitles;
import dev.courant.publisher.site.IndexView;
import dev.courant.publisher.site.Levels;
import dev.courant.publisher.site.Site;
import dev.courant.schemas.EnrichedEvent;

import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The way into the site, and what its search reads. */
final class SiteIndex {

    private static final int DAYS = 366;

    private static final int ACTIVITIES = 60;
    private static final int TITLE_LIMIT = 200;

    private static final Comparator<Activity> BUSIEST_FIRST =
            Comparator.comparingInt((Activity activity) -> activity.sum().total()).reversed();

    private final Words words;
    private final SiteText texts;
    private final EditionPage editions;

    SiteIndex(PublisherConfig config, Words words, EditionPage editions) {
        this.words = words;
        this.texts = new SiteText(config, words);
        this.editions = editions;
    }

    /** The first day of the year that an index shows. */
    static LocalDate first(LocalDate last) {
        return last.minusDays(DAYS - 1L);
    }

    /**
     * The index.
     *
     * @param latest edition
     * @param published every edition of the year that ends with it, itself among them
     * @param periods weeks and months that have one, the latest of each kind
     */
    Sheet.Page page(EditionContent latest, Collection<PastEdition> published, List<Span> periods) {
        var newest =
                published.stream()
                        .sorted(Comparator.comparing(PastEdition::day).reversed())
                        .toList();
        var day = latest.day();
        var front = newest.getFirst();
        var html = new HtmlPage(words, List.of(), event -> place(front, event));
        var view =
                new IndexView(
                        texts.frame(
                                texts.paper(),
                                List.of(SiteText.feed(), SiteText.markdown(Paths.FRONT_PAGE))),
                        day.toString(),
                        texts.weekday(day),
                        front.page(),
                        html.of(opening(latest, periods)),
                        html.of(editions.summary(latest)),
                        day,
                        newest.stream().map(SiteIndex::cell).toList(),
                        newest.stream().filter(PastEdition::hasSite).map(PastEdition::day).toList(),
                        repos(latest, newest),
                        activities(latest, newest),
                        Math.max(0, latest.repos().size() - ACTIVITIES));
        return root -> Site.page(view, root);
    }

    private List<Node> opening(EditionContent latest, List<Span> periods) {
        return Stream.concat(
                        editions.opening(latest).stream(), PeriodLinks.of(words, periods).stream())
                .toList();
    }

    private static @Nullable String place(PastEdition edition, EnrichedEvent event) {
        return edition.page(event.getRepo()) == null
                ? null
                : Paths.REPORTS + SiteText.place(edition.day(), event);
    }

    private static DayCell cell(PastEdition edition) {
        return new DayCell(edition.day(), edition.page(), edition.levels(), edition.complete());
    }

    /** Those of the latest edition first, then those that have left the paper lately. */
    private static List<String> repos(EditionContent latest, List<PastEdition> newest) {
        var repos = new LinkedHashSet<String>();
        latest.repos().forEach(repo -> repos.add(repo.name()));
        newest.forEach(edition -> repos.addAll(edition.repos().keySet()));
        return repos.stream().map(repo -> CleanText.line(repo, TITLE_LIMIT)).toList();
    }

    /** Of those in which the most happened, if they are many; in the paper's order. */
    private static List<Activity> activities(EditionContent latest, List<PastEdition> newest) {
        var byDay =
                newest.stream().collect(Collectors.toMap(PastEdition::day, Function.identity()));
        var all =
                latest.repos().stream()
                        .map(RepoDay::name)
                        .map(repo -> activity(repo, newest.getFirst(), byDay))
                        .toList();
        var shown =
                all.stream().sorted(BUSIEST_FIRST).limit(ACTIVITIES).collect(Collectors.toSet());
        return all.stream().filter(shown::contains).toList();
    }

    private static Activity activity(
            String repo, PastEdition latest, Map<LocalDate, PastEdition> byDay) {
        var days =
                IntStream.rangeClosed(1 - PastEdition.RECENT_DAYS, 0)
                        .mapToObj(latest.day()::plusDays)
                        .map(day -> new Activity.Day(day, levels(byDay.get(day), repo)))
                        .toList();
        return new Activity(CleanText.line(repo, TITLE_LIMIT), latest.page(repo), days);
    }

    private static @Nullable Levels levels(@Nullable PastEdition edition, String repo) {
        return edition == null ? null : edition.repos().get(repo);
    }

    /** A day's titles as a script. */
    static String titles(EditionContent content) {
        var titles = new ArrayList<DayTitles.Title>();
        var repos = content.repos().stream().filter(repo -> !repo.events().isEmpty()).toList();
        for (int i = 0; i < repos.size(); i++) {
            for (var event : repos.get(i).events()) {
                titles.add(
                        new DayTitles.Title(
                                i,
                                SiteText.level(event.getLevel()),
                                SiteText.id(event),
                                CleanText.line(event.getTitle(), TITLE_LIMIT)));
            }
        }
        return new DayTitles(
                        content.day().toString(),
                        repos.stream()
                                .map(repo -> CleanText.line(repo.name(), TITLE_LIMIT))
                                .toList(),
                        repos.stream()
                                .map(repo -> Paths.html(Paths.repo(content.day(), repo.name())))
                                .toList(),
                        titles)
                .script();
    }
}
