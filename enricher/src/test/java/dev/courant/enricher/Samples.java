package dev.courant.enricher;

import dev.courant.github.ChangedFile;
import dev.courant.github.CommitDetail;
import dev.courant.github.CommitSummary;
import dev.courant.schemas.Mark;
import dev.courant.schemas.RawCommit;
import dev.courant.schemas.RawIssue;

import java.time.Instant;
import java.util.List;

/** Records and answers that tests are made of. */
final class Samples {

    static final String REPO = "octo/kernels";
    static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");
    static final RawPosition POSITION = new RawPosition("courant.raw.commits", 2, 17);

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
