package dev.courant.publisher;

import dev.courant.schemas.Edition;
import dev.courant.schemas.Period;

import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What is known of weeks and months. Owner: the stream thread of the one task that there is.
 *
 * @param days what they consist of
 * @param published {@link Span#key()} to what was published last
 */
record PeriodArchive(Archive days, ReadOnlyKeyValueStore<String, Edition> published, Words words) {

    @Nullable Edition edition(Span span) {
        return published.get(span.key());
    }

    /** True if nothing more is to come for the first time: its last day has an edition. */
    boolean isOver(Span span) {
        return days.edition(span.last()) != null;
    }

    /** True if each of its days has an edition. */
    boolean isWhole(Span span) {
        return span.days().stream().allMatch(day -> days.edition(day) != null);
    }

    /**
     * What an edition would say, but for its events: the days' editions tell so much, and reading
     * them costs little.
     */
    PeriodContent outline(Span span, int revision) {
        return content(span, revision, false);
    }

    /** All that an edition says. Reads the digests of all days, one after another. */
    PeriodContent content(Span span, int revision) {
        return content(span, revision, true);
    }

    private PeriodContent content(Span span, int revision, boolean withEvents) {
        var editions = editions(span);
        var repos = inPaperOrder(editions);
        for (var day : editions) {
            if (day.edition() != null) {
                for (var part : day.edition().getRepos()) {
                    var repo = repos.get(part.getRepo());
                    repo.add(day.date(), part);
                    if (withEvents) {
                        repo.add(day.date(), days.repoDay(part.getRepo(), day.date()));
                    }
                }
            }
        }
        return content(span, revision, editions, repos);
    }

    private static PeriodContent content(
            Span span,
            int revision,
            List<PeriodContent.Day> editions,
            Map<String, RepoSpan> repos) {
        var daysOfEvents = new HashMap<String, LocalDate>();
        var busyDays = new HashMap<String, List<LocalDate>>();
        repos.forEach(
                (name, repo) -> {
                    daysOfEvents.putAll(repo.daysOfEvents());
                    busyDays.put(name, repo.busyDays());
                });
        var merged =
                EditionContent.withoutModel(
                        span.first(),
                        revision,
                        repos.values().stream().map(RepoSpan::whole).toList());
        return new PeriodContent(span, merged, editions, daysOfEvents, busyDays);
    }

    private List<PeriodContent.Day> editions(Span span) {
        return span.days().stream()
                .map(day -> new PeriodContent.Day(day, days.edition(day)))
                .toList();
    }

    /** As the latest edition has them; behind these, those that it no longer has. */
    private SequencedMap<String, RepoSpan> inPaperOrder(List<PeriodContent.Day> editions) {
        var repos = new LinkedHashMap<String, RepoSpan>();
        for (var day : editions.reversed()) {
            if (day.edition() != null) {
                day.edition()
                        .getRepos()
                        .forEach(
                                part ->
                                        repos.computeIfAbsent(
                                                part.getRepo(), name -> new RepoSpan(name, words)));
            }
        }
        return repos;
    }

    /** The latest of each kind that was published, weeks before months. */
    static List<Span> latest(ReadOnlyKeyValueStore<String, Edition> published) {
        var latest = new ArrayList<Span>();
        for (var period : List.of(Period.WEEK, Period.MONTH)) {
            var prefix = Span.prefix(period);
            try (var all = published.reverseRange(prefix, prefix + "~")) {
                if (all.hasNext()) {
                    latest.add(Span.of(all.next().value));
                }
            }
        }
        return latest;
    }
}
