package dev.courant.publisher;

import static dev.courant.publisher.Samples.DAY;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;
import dev.courant.store.FileStore;
import dev.courant.store.ObjectStore;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A store with the editions of many days, printed one after another as they would be. */
final class SampleSite {

    /** A title of a day that the search has to go back for. */
    static final String OLD = "修复窑炉过热问题 in the second chamber";

    static final LocalDate OLD_DAY = DAY.minusDays(40);

    private static final List<String> REPOS =
            List.of(AnalysedDay.REPO, "kiln-works/quiet.clay", "kiln-works/shut");
    private static final List<Level> LEVELS =
            List.of(Level.LOW, Level.LOW, Level.MEDIUM, Level.MEDIUM, Level.HIGH);
    private static final List<String> TITLES =
            List.of(
                    "fix(ramp): hold the last stage for as long as it says",
                    "feat: read thermocouples of type S",
                    "docs: how to fire large pieces",
                    "refactor(env): read the environment once",
                    "perf(plan): plan a firing without copying stages",
                    "Bump clay from 1.2 to 1.3",
                    "test: a firing that is stopped half-way",
                    "给釉料表加上缺失的索引");

    private final Press press;
    private final List<PastEdition> past = new ArrayList<>();

    private SampleSite(PublisherConfig config, ObjectStore store) {
        this.press = new Press(config, store);
    }

    /** A hundred days, of which some have no edition, and some nothing in it. */
    static void print(String language, Path root) throws IOException, InterruptedException {
        print(language, new FileStore(root));
    }

    static void print(String language, ObjectStore store) throws IOException, InterruptedException {
        var sample = new AnalysedDay(language);
        var site = new SampleSite(sample.config(), store);
        for (int before = 99; before > 0; before--) {
            if (before % 17 != 5) {
                site.print(content(DAY.minusDays(before)));
            }
        }
        site.print(sample.content());
    }

    /** One day alone. */
    static void print(PublisherConfig config, EditionContent content, Path root)
            throws IOException, InterruptedException {
        new SampleSite(config, new FileStore(root)).print(content);
    }

    private void print(EditionContent content) throws IOException, InterruptedException {
        var days = past.stream().map(PastEdition::day).toList();
        var issue = new Press.Issue(content, content, days, List.copyOf(past), List.of());
        past.add(PastEdition.of(press.print(issue, press.begin()), DAY));
    }

    private static EditionContent content(LocalDate day) {
        var random = new Random(day.toEpochDay());
        boolean weekend = day.getDayOfWeek().getValue() > 5;
        var repos = new ArrayList<RepoDay>();
        for (var repo : REPOS) {
            int most = weekend ? 2 : repo.equals(AnalysedDay.REPO) ? 14 : 4;
            var events = events(repo, day, random, random.nextInt(most));
            if (day.equals(OLD_DAY) && repo.equals(AnalysedDay.REPO)) {
                events.add(at(day, Samples.commit(repo, 900, Level.HIGH, OLD)));
                events.add(at(day, Samples.commit(repo, 901, Level.LOW, Samples.NASTY)));
                events.add(at(day, Samples.issue(repo, 902, Level.LOW, "__proto__ constructor")));
            }
            repos.add(RepoDay.of(Samples.digest(repo, day, events.toArray(EnrichedEvent[]::new))));
        }
        return EditionContent.withoutModel(day, 1, repos);
    }

    private static List<EnrichedEvent> events(
            String repo, LocalDate day, Random random, int count) {
        var events = new ArrayList<EnrichedEvent>();
        for (int i = 0; i < count; i++) {
            var level = LEVELS.get(random.nextInt(LEVELS.size()));
            var title = TITLES.get(random.nextInt(TITLES.size()));
            events.add(at(day, Samples.commit(repo, i, level, title)));
        }
        return events;
    }

    private static EnrichedEvent at(LocalDate day, EnrichedEvent event) {
        event.setOccurredAt(day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofHours(9)));
        return event;
    }

    /** A day as large as they come. */
    static EditionContent large(int repos, int eventsEach) {
        var random = new Random(1);
        var days = new ArrayList<RepoDay>();
        for (int i = 0; i < repos; i++) {
            var repo = "kiln-works/kiln-" + i;
            var events = new ArrayList<EnrichedEvent>();
            for (int n = 0; n < eventsEach; n++) {
                var level = LEVELS.get(random.nextInt(LEVELS.size()));
                var title = TITLES.get(n % TITLES.size()) + " " + n;
                var event = Samples.commit(repo, n, level, title);
                event.setOccurredAt(Instant.parse("2026-02-24T00:00:00Z").plusSeconds(n * 40L));
                event.setBody("What it does, and why.\n\n- one thing\n- and another");
                event.setReasons(List.of("bug-fix", "core-code"));
                events.add(
                        Samples.withFiles(
                                event,
                                Samples.file("src/kiln/part" + n % 30 + "/stage.py", n % 90, n % 7),
                                Samples.file("tests/test_" + n % 12 + ".py", 4, 1)));
            }
            days.add(RepoDay.of(Samples.digest(repo, DAY, events.toArray(EnrichedEvent[]::new))));
        }
        return EditionContent.withoutModel(DAY, 1, days);
    }
}
