package dev.courant.testkit.source;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A commit in the making, for a {@link Timeline}. By default Ada (account {@code ada}) made it,
 * with the label as message, no parents and no files. A committer date must be given.
 */
public final class CommitDraft {

    private final String label;
    private String message;
    private Person author = new Person("Ada", "ada@example.org", "ada");
    private @Nullable Instant authoredAt;
    private @Nullable Instant committedAt;
    private List<String> parents = List.of();
    private final List<FileChange> files = new ArrayList<>();

    CommitDraft(String label) {
        this.label = label;
        this.message = label;
    }

    /** The whole message: subject, empty line, text. */
    public CommitDraft message(String text) {
        message = text;
        return this;
    }

    /** An author whose account is the name in lower case. */
    public CommitDraft author(String name) {
        String login = name.toLowerCase(Locale.ROOT).replace(' ', '-');
        return author(new Person(name, login + "@example.org", login));
    }

    /** An author, who is the committer too. */
    public CommitDraft author(Person person) {
        author = person;
        return this;
    }

    /** The committer date, cut to whole seconds; the author date too, unless another is given. */
    public CommitDraft at(Instant instant) {
        committedAt = instant;
        return this;
    }

    /** The author date: older than the committer date after a rebase. */
    public CommitDraft authoredAt(Instant instant) {
        authoredAt = instant;
        return this;
    }

    /**
     * Labels of the parents, the first parent first. A full sha may also name one outside of the
     * timeline.
     */
    public CommitDraft parents(String... labels) {
        parents = List.of(labels);
        return this;
    }

    /** One more changed file. */
    public CommitDraft file(FileChange change) {
        files.add(change);
        return this;
    }

    List<FileChange> files() {
        return List.copyOf(files);
    }

    Commit commit() {
        if (committedAt == null) {
            throw new IllegalArgumentException(
                    "Commit " + label + " has no date: give it one with at(instant)");
        }
        Instant committed = seconds(committedAt);
        Instant authored = authoredAt == null ? committed : seconds(authoredAt);
        String sha = Timeline.sha(label);
        List<String> parentShas = parents.stream().map(Timeline::sha).toList();
        return new Commit(
                sha,
                Shas.of("tree " + sha),
                message,
                author,
                authored,
                author,
                committed,
                parentShas);
    }

    private static Instant seconds(Instant instant) {
        return Instant.ofEpochSecond(instant.getEpochSecond());
    }
}
