package dev.courant.bench.stand;

import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.EventIds;
import dev.courant.schemas.EventKind;
import dev.courant.schemas.FileChange;
import dev.courant.schemas.Level;
import dev.courant.schemas.Mark;
import dev.courant.schemas.Progress;
import dev.courant.schemas.RawCommit;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Invented records of the size that real ones have. */
public final class Events {

    /** The day of all that is invented. */
    public static final Instant DAY = Instant.parse("2026-02-24T00:00:00Z");

    public static final Instant NEXT_DAY = DAY.plusSeconds(86_400);

    private static final String BODY =
            """

            The slots of a worker were counted twice when two batches ended in the same tick, so
            that the scheduler held back work although there was room for it. Count them where they
            are given back, and nowhere else.

            Fixes #4711
            """;

    static {
        // Builders copy defaults, for which Avro must have been told to trust generated classes.
        new AvroSerdes("mock://events").any().close();
    }

    private Events() {}

    /** Names of repositories. */
    public static List<String> repos(String owner, int count) {
        return IntStream.range(0, count).mapToObj(i -> owner + "/repo-" + i).toList();
    }

    /** Names of repositories, one in each partition of a topic. */
    public static List<String> reposInEachPartition(String owner, int partitions) {
        var found = new TreeMap<Integer, String>();
        for (int i = 0; found.size() < partitions; i++) {
            var repo = owner + "/repo-" + i;
            byte[] key = repo.getBytes(StandardCharsets.UTF_8);
            found.putIfAbsent(BuiltInPartitioner.partitionForKey(key, partitions), repo);
        }
        return List.copyOf(found.values());
    }

    /**
     * A commit as it is read.
     *
     * @param number a different one for each commit, so that each has a hash of its own
     */
    public static RawCommit commit(String repo, long number) {
        var sha = sha(number);
        return RawCommit.newBuilder()
                .setRepo(repo)
                .setSha(sha)
                .setMessage(title(number) + "\n" + BODY)
                .setAuthorName("Ada Lovelace")
                .setAuthorLogin("ada")
                .setCommittedAt(at(number))
                .setOccurredAt(at(number))
                .setUrl("https://github.com/" + repo + "/commit/" + sha)
                .setParents(List.of(sha(number + 1)))
                .build();
    }

    /** The day is read whole. */
    public static Mark mark(String repo) {
        return Mark.newBuilder()
                .setRepo(repo)
                .setFrom(DAY)
                .setThrough(NEXT_DAY)
                .setObservedAt(NEXT_DAY.plusSeconds(120))
                .build();
    }

    /** A commit as the enricher makes it, without patches. */
    public static EnrichedEvent event(String repo, long number) {
        var sha = sha(number);
        return EnrichedEvent.newBuilder()
                .setId(EventIds.commit(repo, sha))
                .setRepo(repo)
                .setKind(EventKind.COMMIT)
                .setSha(sha)
                .setTitle(title(number))
                .setBody(BODY.strip())
                .setAuthor("ada")
                .setUrl("https://github.com/" + repo + "/commit/" + sha)
                .setOccurredAt(at(number))
                .setCommittedAt(at(number))
                .setScore(55)
                .setLevel(level(number))
                .setRuleScore(55)
                .setRuleLevel(level(number))
                .setReasons(List.of("correctness", "bug-fix"))
                .setFiles(files())
                .setFileCount(3)
                .setAdditions(36)
                .setDeletions(12)
                .setRawTopic("courant.raw.commits")
                .build();
    }

    /** The day is complete, with so many events. */
    public static Progress progress(String repo, long events) {
        return Progress.newBuilder()
                .setRepo(repo)
                .setFrom(DAY)
                .setThrough(NEXT_DAY)
                .setObservedAt(NEXT_DAY.plusSeconds(120))
                .setEvents(events)
                .build();
    }

    private static String title(long number) {
        return "fix(scheduler): count the slots of worker " + number + " once (#" + number + ")";
    }

    private static List<FileChange> files() {
        return IntStream.range(0, 3)
                .mapToObj(
                        i ->
                                FileChange.newBuilder()
                                        .setPath("core/scheduler/slots_" + i + ".cc")
                                        .setStatus("modified")
                                        .setAdditions(12)
                                        .setDeletions(4)
                                        .build())
                .toList();
    }

    /** One in ten is of great, three are of some importance. */
    private static Level level(long number) {
        long digit = number % 10;
        return digit == 0 ? Level.HIGH : digit < 4 ? Level.MEDIUM : Level.LOW;
    }

    private static String sha(long number) {
        return "%040x".formatted(number);
    }

    private static Instant at(long number) {
        return DAY.plusMillis(number % 86_400_000L);
    }
}
