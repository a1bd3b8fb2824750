package dev.courant.publisher;

import dev.courant.publisher.feed.AtomFeed;
import dev.courant.publisher.feed.Feed;
import dev.courant.publisher.feed.FeedEntry;
import dev.courant.publisher.feed.FeedIds;
import dev.courant.publisher.feed.FeedText;
import dev.courant.publisher.site.Levels;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The feed of editions, and one for each repository, of the latest month. */
final class Feeds {

    private static final int SUMMARY_LIMIT = 3_000;

    private final PublisherConfig config;
    private final Words words;
    private final FeedIds ids;

    Feeds(PublisherConfig config, Words words) {
        this.config = config;
        this.words = words;
        this.ids = FeedIds.of(config.home(), config.title());
    }

    /** Of editions, the latest first. */
    String editions(Collection<PastEdition> published) {
        return AtomFeed.render(
                new Feed(
                        ids.editions(),
                        config.title(),
                        config.language(),
                        Paths.FEED,
                        Paths.INDEX,
                        config.home(),
                        newest(published).stream().map(this::entry).toList()));
    }

    /** Of a repository: the days on which something happened, the latest first. */
    String repo(String repo, Collection<PastEdition> published) {
        var entries = new ArrayList<FeedEntry>();
        for (var edition : newest(published)) {
            var levels = edition.repos().get(repo);
            if (levels != null && levels.total() > 0) {
                entries.add(entry(repo, edition, levels));
            }
        }
        return AtomFeed.render(
                new Feed(
                        ids.repo(repo),
                        repo + " · " + config.title(),
                        config.language(),
                        Paths.feed(repo),
                        Paths.INDEX,
                        config.home(),
                        entries));
    }

    /** Whether there is anything to tell of a repository: a feed without entries is none. */
    static boolean tellsOf(String repo, Collection<PastEdition> published) {
        return published.stream()
                .map(edition -> edition.repos().get(repo))
                .anyMatch(levels -> levels != null && levels.total() > 0);
    }

    private static List<PastEdition> newest(Collection<PastEdition> published) {
        return published.stream()
                .sorted(Comparator.comparing(PastEdition::day).reversed())
                .limit(Feed.LONGEST)
                .toList();
    }

    private FeedEntry entry(PastEdition edition) {
        var numbers = edition.levels() == null ? "" : numbers(edition.levels());
        return entry(
                new Subject(
                        ids.edition(edition.day()),
                        config.title() + " " + edition.day(),
                        edition.page()),
                edition,
                edition.summary() == null
                        ? numbers
                        : ModelText.line(edition.summary(), SUMMARY_LIMIT).plain()
                                + "\n\n"
                                + numbers);
    }

    private FeedEntry entry(String repo, PastEdition edition, Levels levels) {
        var page = edition.page(repo);
        return entry(
                new Subject(
                        ids.repo(repo, edition.day()),
                        repo + " " + edition.day(),
                        page == null ? edition.page() : page),
                edition,
                numbers(levels));
    }

    private record Subject(java.net.URI id, String title, String page) {}

    private FeedEntry entry(Subject subject, PastEdition edition, String text) {
        var revised =
                edition.revision() == 1
                        ? ""
                        : words.say("edition.revised", edition.revision()) + "\n\n";
        return new FeedEntry(
                subject.id(),
                subject.title(),
                subject.page(),
                updated(edition),
                FeedText.plain(revised + text),
                config.title());
    }

    private String numbers(Levels levels) {
        return words.say("feed.numbers", levels.high(), levels.medium(), levels.low());
    }

    /**
     * No clock says when: an edition is as old as the end of its day, and each revision a minute
     * younger, which is all that readers go by.
     */
    private Instant updated(PastEdition edition) {
        return edition.day()
                .plusDays(1)
                .atStartOfDay(config.zone())
                .toInstant()
                .plusSeconds(60L * (edition.revision() - 1));
    }
}
