package dev.courant.testkit.source;

import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The history of a real repository. Whole walks are kept for the last heads asked for; safe for
 * many threads.
 */
final class GitLog {

    /** What can be reached from one head. */
    record Reachable(List<LogEntry> entries, Set<String> shas) {}

    private static final int HEADS_KEPT = 8;
    private static final int COMPARISONS_KEPT = 32;

    private record Span(String base, String head) {}

    @FunctionalInterface
    private interface Walk<T> {
        T over(RevWalk walk) throws IOException;
    }

    private final Repository repository;
    private final Recent<String, Reachable> reachable = new Recent<>(HEADS_KEPT);
    private final Recent<String, List<LogEntry>> firstParents = new Recent<>(HEADS_KEPT);
    private final Recent<Span, Optional<Comparison>> comparisons = new Recent<>(COMPARISONS_KEPT);

    GitLog(Repository repository) {
        this.repository = repository;
    }

    Reachable from(String head) {
        return reachable.get(
                head,
                () -> {
                    List<LogEntry> entries = walk(walk -> entries(walk, head, null));
                    return new Reachable(
                            entries,
                            entries.stream().map(LogEntry::sha).collect(Collectors.toSet()));
                });
    }

    /** The newest commit on the branch's own line that is not dated after an instant. */
    Optional<String> tipAsOf(ObjectId tip, Instant now) {
        List<LogEntry> line =
                firstParents.get(
                        tip.name(),
                        () ->
                                walk(
                                        walk -> {
                                            walk.setFirstParent(true);
                                            return entries(walk, tip.name(), null);
                                        }));
        return line.stream()
                .filter(entry -> !entry.committedAt().isAfter(now))
                .map(LogEntry::sha)
                .findFirst();
    }

    /** The commit that an object is, or that a tag points at. */
    Optional<String> commitOf(ObjectId object) {
        return walk(
                walk -> {
                    try {
                        return Optional.of(walk.parseCommit(object).name());
                    } catch (MissingObjectException | IncorrectObjectTypeException e) {
                        return Optional.<String>empty();
                    }
                });
    }

    Commit commit(String sha) {
        return walk(walk -> commit(walk.parseCommit(ObjectId.fromString(sha))));
    }

    Optional<Comparison> compare(String base, String head) {
        return comparisons.get(
                new Span(base, head),
                () ->
                        mergeBase(base, head)
                                .map(
                                        mergeBase -> {
                                            List<LogEntry> ahead =
                                                    walk(walk -> entries(walk, head, base));
                                            int behind =
                                                    walk(walk -> entries(walk, base, head)).size();
                                            return new Comparison(
                                                    ahead.reversed(), behind, mergeBase);
                                        }));
    }

    private Optional<String> mergeBase(String base, String head) {
        return walk(
                walk -> {
                    walk.setRevFilter(RevFilter.MERGE_BASE);
                    walk.markStart(walk.parseCommit(ObjectId.fromString(base)));
                    walk.markStart(walk.parseCommit(ObjectId.fromString(head)));
                    return Optional.ofNullable(walk.next()).map(RevCommit::name);
                });
    }

    private static List<LogEntry> entries(RevWalk walk, String from, @Nullable String without)
            throws IOException {
        walk.setRetainBody(false);
        walk.sort(RevSort.COMMIT_TIME_DESC);
        walk.markStart(walk.parseCommit(ObjectId.fromString(from)));
        if (without != null) {
            walk.markUninteresting(walk.parseCommit(ObjectId.fromString(without)));
        }
        List<LogEntry> entries = new ArrayList<>();
        for (RevCommit next = walk.next(); next != null; next = walk.next()) {
            entries.add(new LogEntry(next.name(), date(next)));
        }
        return entries;
    }

    /** JGit keeps 32 bits of a date; read as unsigned they last until 2106 instead of 2038. */
    private static Instant date(RevCommit commit) {
        return Instant.ofEpochSecond(Integer.toUnsignedLong(commit.getCommitTime()));
    }

    private static Commit commit(RevCommit commit) {
        PersonIdent author =
                Objects.requireNonNullElseGet(commit.getAuthorIdent(), GitLog::unknown);
        PersonIdent committer =
                Objects.requireNonNullElseGet(commit.getCommitterIdent(), GitLog::unknown);
        return new Commit(
                commit.name(),
                commit.getTree().name(),
                commit.getFullMessage().stripTrailing(),
                person(author),
                author.getWhenAsInstant(),
                person(committer),
                date(commit),
                parents(commit.getRawBuffer()));
    }

    /** From the object itself: JGit hides the parents of a shallow clone's last commits. */
    private static List<String> parents(byte[] raw) {
        int line = "tree ".length() + 41;
        List<String> parents = new ArrayList<>();
        while (raw[line] == 'p') {
            parents.add(ObjectId.fromString(raw, line + "parent ".length()).name());
            line += "parent ".length() + 41;
        }
        return parents;
    }

    private static Person person(PersonIdent ident) {
        return Person.of(ident.getName(), ident.getEmailAddress());
    }

    private static PersonIdent unknown() {
        return new PersonIdent("unknown", "", Instant.EPOCH, ZoneOffset.UTC);
    }

    private <T> T walk(Walk<T> read) {
        try (RevWalk walk = new RevWalk(repository)) {
            return read.over(walk);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "History of " + repository.getDirectory() + " cannot be read", e);
        }
    }
}
