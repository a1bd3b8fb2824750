package dev.courant.aggregator;

import dev.courant.schemas.Analysis;
import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.EventIds;
import dev.courant.schemas.EventKind;
import dev.courant.schemas.FileChange;
import dev.courant.schemas.Insight;
import dev.courant.schemas.Level;
import dev.courant.schemas.ModelUsage;
import dev.courant.schemas.Progress;
import dev.courant.schemas.ReadProblem;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Records that tests begin with. */
final class Given {

    static final String REPO = "octo/engine";

    static {
        // Once there are serdes, Avro trusts our classes: their builders need that for defaults.
        new AvroSerdes("mock://given").any().close();
    }

    private Given() {}

    static EnrichedEvent commit(String repo, String sha, String occurredAt) {
        return commit(repo, sha, Instant.parse(occurredAt));
    }

    static EnrichedEvent commit(String repo, String sha, Instant occurredAt) {
        return EnrichedEvent.newBuilder()
                .setId(EventIds.commit(repo, sha))
                .setRepo(repo)
                .setKind(EventKind.COMMIT)
                .setSha(sha)
                .setTitle("fix: mend " + sha)
                .setBody("Because of it.")
                .setAuthor("mona")
                .setUrl("https://github.com/" + repo + "/commit/" + sha)
                .setOccurredAt(occurredAt)
                .setCommittedAt(occurredAt)
                .setScore(50)
                .setLevel(Level.MEDIUM)
                .setRawTopic("courant.raw.commits")
                .build();
    }

    static EnrichedEvent issue(String repo, long number, Instant occurredAt) {
        return EnrichedEvent.newBuilder(commit(repo, "none", occurredAt))
                .setId(EventIds.issueOpened(repo, number))
                .setKind(EventKind.ISSUE)
                .setSha(null)
                .setCommittedAt(null)
                .setNumber(number)
                .setRawTopic("courant.raw.issues")
                .build();
    }

    static EnrichedEvent analysed(EnrichedEvent event) {
        return EnrichedEvent.newBuilder(event)
                .setScoredBy("model:oracle-2")
                .setAnalysis(
                        Analysis.newBuilder()
                                .setModel("oracle-2")
                                .setLanguage("en")
                                .setDepth(event.getLevel())
                                .setScore(event.getScore())
                                .setLevel(event.getLevel())
                                .setType("fix")
                                .setSummary("It mends the engine.")
                                .setScope("The engine.")
                                .setInsights(List.of(new Insight("performance", "None lost.")))
                                .setRisks(List.of("It may stall."))
                                .setAdvice("Upgrade.")
                                .build())
                .setUsage(new ModelUsage("oracle-2", 1, 900L, 80L))
                .build();
    }

    static List<FileChange> files(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i ->
                                FileChange.newBuilder()
                                        .setPath("src/main/module-" + i + "/File" + i + ".java")
                                        .setStatus("modified")
                                        .setAdditions(i)
                                        .setPatch("@@ -1 +1 @@\n-old\n+new")
                                        .build())
                .toList();
    }

    static Progress progress(String repo, String from, String through, long events) {
        return progress(repo, Instant.parse(from), Instant.parse(through), events);
    }

    static Progress progress(String repo, Instant from, Instant through, long events) {
        return Progress.newBuilder()
                .setRepo(repo)
                .setFrom(from)
                .setThrough(through)
                .setObservedAt(through.plusSeconds(120))
                .setEvents(events)
                .build();
    }

    static Progress failing(
            String repo, String from, String through, String observedAt, long events) {
        return Progress.newBuilder(progress(repo, from, through, events))
                .setObservedAt(Instant.parse(observedAt))
                .setProblem(new ReadProblem("GitHub answers 502", Instant.parse(through)))
                .build();
    }
}
