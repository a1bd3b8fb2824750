package dev.courant.enricher;

import dev.courant.github.ChangedFile;
import dev.courant.github.CommitDetail;
import dev.courant.github.CommitSummary;
import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.EventKind;
import dev.courant.schemas.FileChange;
import dev.courant.schemas.Level;
import dev.courant.schemas.Mark;
import dev.courant.schemas.RawCommit;
import dev.courant.schemas.RawIssue;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** Records and answers that tests are made of. */
final class Samples {

    static final String REPO = "octo/kernels";
    static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");
    static final RawPosition POSITION = new RawPosition("courant.raw.commits", 2, 17);

    static {
        new AvroSerdes("mock://samples"); // Avro copies records only once it was told to trust them
    }

    private Samples() {}

    /** A hash that reads well in failures: the text, padded. */
    static String sha(String text) {
        return (text + "0".repeat(40)).substring(0, 40);
    }

    static RawCommit.Builder commit(String sha, String message) {
        return RawCommit.newBuilder()
                .setRepo(REPO)
                .setSha(sha(sha))
                .setMessage(message)
                .setAuthorName("Ada Lovelace")
                .setAuthorLogin("ada")
                .setCommittedAt(NOON.minusSeconds(60))
                .setOccurredAt(NOON)
                .setUrl("https://github.com/octo/kernels/commit/" + sha(sha))
                .setParents(List.of());
    }

    static RawIssue.Builder issue(long number, String title) {
        return RawIssue.newBuilder()
                .setRepo(REPO)
                .setNumber(number)
                .setTitle(title)
                .setBody("It does not.")
                .setAuthor("grace")
                .setCreatedAt(NOON)
                .setOccurredAt(NOON)
                .setUrl("https://github.com/octo/kernels/issues/" + number)
                .setLabels(List.of("bug"))
                .setComments(0);
    }

    static Mark.Builder mark(Instant from, Instant through) {
        return Mark.newBuilder()
                .setRepo(REPO)
                .setFrom(from)
                .setThrough(through)
                .setObservedAt(through.plusSeconds(120));
    }

    /** A commit as it comes to a model, of this level by the rules. */
    static EnrichedEvent.Builder event(Level level) {
        int score =
                switch (level) {
                    case HIGH -> 80;
                    case MEDIUM -> 50;
                    case LOW -> 20;
                };
        return EnrichedEvent.newBuilder()
                .setId(REPO + "#commit#" + sha("a1"))
                .setRepo(REPO)
                .setKind(EventKind.COMMIT)
                .setSha(sha("a1"))
                .setTitle("fix: Fix a race in the scheduler")
                .setBody("Two workers took the same slot.")
                .setAuthor("ada")
                .setUrl("https://github.com/octo/kernels/commit/" + sha("a1"))
                .setOccurredAt(NOON)
                .setReasons(List.of("correctness"))
                .setScore(score)
                .setLevel(level)
                .setRuleScore(score)
                .setRuleLevel(level)
                .setFiles(List.of(change("src/scheduler.py", "@@ -1 +1 @@\n-a\n+b")))
                .setFileCount(1)
                .setAdditions(1)
                .setDeletions(1);
    }

    static FileChange change(String path, @Nullable String patch) {
        return change(path, "modified", patch);
    }

    static FileChange change(String path, String status, @Nullable String patch) {
        return FileChange.newBuilder()
                .setPath(path)
                .setStatus(status)
                .setAdditions(12)
                .setDeletions(3)
                .setPatch(patch)
                .build();
    }

    static CommitDetail detail(ChangedFile... files) {
        var summary =
                new CommitSummary(sha("a"), "", "Ada Lovelace", "ada", false, NOON, "", List.of());
        int additions = List.of(files).stream().mapToInt(ChangedFile::additions).sum();
        int deletions = List.of(files).stream().mapToInt(ChangedFile::deletions).sum();
        return new CommitDetail(summary, additions, deletions, List.of(files), true);
    }

    static ChangedFile file(String path, String patch) {
        return new ChangedFile(path, null, "modified", 12, 3, patch);
    }
}
