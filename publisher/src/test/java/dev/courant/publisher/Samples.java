package dev.courant.publisher;

import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.DayCounts;
import dev.courant.schemas.DayStatus;
import dev.courant.schemas.Edition;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.EventIds;
import dev.courant.schemas.EventKind;
import dev.courant.schemas.FileChange;
import dev.courant.schemas.Level;
import dev.courant.schemas.ReadProblem;
import dev.courant.schemas.RepoDayDigest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Invented events and digests. */
final class Samples {

    static final LocalDate DAY = LocalDate.parse("2026-02-24");
    static final ZoneId ZONE = ZoneId.of("UTC");

    /** Everything at once that could break a page. */
    static final String NASTY =
            "<script>alert('x')</script> | `tick` **bold** @octocat #12 other/repo#7 GH-9 :tada:"
                + " \u202Eevil\u202C \u0007 [click](https://evil.example) ![pixel](//evil.example)"
                + " <https://evil.example> https://evil.example/?a=1&b=2. www.evil.example ~~gone~~"
                + " $\\href{x}{y}$ \\";

    static {
        // Builders copy defaults, for which Avro must have been told to trust the generated
        // classes.
        new AvroSerdes("mock://samples");
    }

    private Samples() {}

    static PublisherConfig config(String language) {
        return PublisherConfig.of("Daily Kiln Report", "Kiln", language, ZONE);
    }

    /** Of somebody who waits for the paper. */
    static PublisherConfig impatient(String language) {
        return new PublisherConfig(
                "Daily Kiln Report",
                "Kiln",
                language,
                ZONE,
                7,
                Duration.ofHours(2),
                false,
                Set.of(),
                Optional.empty(),
                Map.of(),
                Set.of());
    }

    static EnrichedEvent commit(String repo, int number, Level level, String title) {
        var sha = "%07x".formatted(0xabc0000 + number) + "0".repeat(33);
        return event(repo, level, title)
                .setId(EventIds.commit(repo, sha))
                .setKind(EventKind.COMMIT)
                .setSha(sha)
                .setUrl("https://github.com/" + repo + "/commit/" + sha)
                .setOccurredAt(Instant.parse("2026-02-24T08:00:00Z").plusSeconds(60L * number))
                .build();
    }

    static EnrichedEvent issue(String repo, long number, Level level, String title) {
        return event(repo, level, title)
                .setId(EventIds.issueOpened(repo, number))
                .setKind(EventKind.ISSUE)
                .setNumber(number)
                .setUrl("https://github.com/" + repo + "/issues/" + number)
                .setOccurredAt(Instant.parse("2026-02-24T06:00:00Z").plusSeconds(number))
                .build();
    }

    private static EnrichedEvent.Builder event(String repo, Level level, String title) {
        int score =
                switch (level) {
                    case HIGH -> 90;
                    case MEDIUM -> 50;
                    case LOW -> 10;
                };
        return EnrichedEvent.newBuilder()
                .setRepo(repo)
                .setTitle(title)
                .setAuthor("mira")
                .setLevel(level)
                .setScore(score)
                .setRuleLevel(level)
                .setRuleScore(score);
    }

    static FileChange file(String path, int additions, int deletions) {
        return new FileChange(path, null, "modified", additions, deletions, null, null);
    }

    static EnrichedEvent withFiles(EnrichedEvent event, FileChange... files) {
        event.setFiles(List.of(files));
        event.setFileCount(files.length);
        event.setAdditions(List.of(files).stream().mapToInt(FileChange::getAdditions).sum());
        event.setDeletions(List.of(files).stream().mapToInt(FileChange::getDeletions).sum());
        return event;
    }

    static RepoDayDigest digest(String repo, LocalDate day, EnrichedEvent... events) {
        return RepoDayDigest.newBuilder()
                .setRepo(repo)
                .setDay(day)
                .setZone(ZONE.getId())
                .setRevision(1)
                .setStatus(events.length == 0 ? DayStatus.QUIET : DayStatus.OK)
                .setCounts(counts(List.of(events)))
                .setEvents(List.of(events))
                .build();
    }

    static RepoDayDigest failed(String repo, LocalDate day, String reason) {
        var digest = digest(repo, day);
        digest.setStatus(DayStatus.FAILED);
        digest.setProblem(new ReadProblem(reason, Instant.parse("2026-02-24T03:15:00Z")));
        return digest;
    }

    private static DayCounts counts(List<EnrichedEvent> events) {
        return new DayCounts(
                (int) events.stream().filter(event -> event.getKind() == EventKind.COMMIT).count(),
                (int) events.stream().filter(event -> event.getKind() == EventKind.ISSUE).count(),
                count(events, Level.HIGH),
                count(events, Level.MEDIUM),
                count(events, Level.LOW));
    }

    private static int count(List<EnrichedEvent> events, Level level) {
        return (int) events.stream().filter(event -> event.getLevel() == level).count();
    }

    /**
     * As releases before the site recorded it: without numbers, and without pages for a browser.
     */
    static Edition asBeforeTheSite(Edition edition) {
        var objects =
                edition.getObjects().stream()
                        .filter(path -> !path.startsWith("a") && !path.endsWith(".html"))
                        .toList();
        var before = Edition.newBuilder(edition).setObjects(objects).build();
        before.getRepos().forEach(repo -> repo.setCounts(null));
        return before;
    }
}
