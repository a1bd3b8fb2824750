package dev.courant.publisher;

import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What edition and page say alike of a repository's day as a whole. */
final class RepoText {

    private static final int REASON_LIMIT = 300;

    private final Words words;
    private final EventText events;

    RepoText(Words words, EventText events) {
        this.words = words;
        this.events = events;
    }

    /** Quiet, or not read and why and since when, or cut: the paragraphs before any event. */
    List<Node> state(RepoDay repo) {
        var paragraphs = new ArrayList<Node>();
        if (repo.currentName() != null && !repo.currentName().equals(repo.name())) {
            paragraphs.add(
                    Line.of(words.say("repo.renamed"))
                            .code(
                                    EventText.nonEmpty(
                                            CleanText.line(repo.currentName(), REASON_LIMIT)))
                            .text(words.say("sentence.end"))
                            .paragraph());
        }
        switch (repo.state()) {
            case OK -> {}
            case QUIET -> paragraphs.add(Line.of(words.say("repo.quiet")).paragraph());
            case FAILED, MISSING ->
                    paragraphs.add(Line.of("⚠️ ").append(trouble(repo)).paragraph());
        }
        if (!repo.isRead() && !repo.events().isEmpty()) {
            paragraphs.add(Line.of(words.say("repo.partial")).paragraph());
        }
        if (repo.cut() != null) {
            paragraphs.add(Line.of("⚠️ ").append(cut(repo)).paragraph());
        }
        return paragraphs;
    }

    /** Why a repository is not in the paper, and since when it cannot be read. */
    Line trouble(RepoDay repo) {
        if (repo.state() == RepoDay.State.MISSING) {
            return Line.of(words.say("repo.missing"));
        }
        var line = Line.of(words.say("repo.failed")).append(reason(repo));
        return repo.since() == null
                ? line.text(words.say("sentence.end"))
                : line.text(words.say("repo.failed.since", events.timeAndZone(repo.since())));
    }

    Line cut(RepoDay repo) {
        return Line.of(words.say("repo.cut"))
                .append(Prose.plain(repo.cut() == null ? "" : repo.cut(), REASON_LIMIT))
                .text(words.say("sentence.end"));
    }

    private Line reason(RepoDay repo) {
        var reason =
                Prose.plain(repo.reason() == null ? "" : withoutStop(repo.reason()), REASON_LIMIT);
        return reason.isEmpty() ? Line.of(words.say("repo.failed.unknown")) : reason;
    }

    /** One line for the record, null for a repository that was read. */
    @Nullable String plainReason(RepoDay repo) {
        return switch (repo.state()) {
            case OK, QUIET -> null;
            case FAILED -> repo.reason() == null ? words.say("repo.failed.unknown") : repo.reason();
            case MISSING -> words.say("repo.missing");
        };
    }

    static String withoutStop(String sentence) {
        var stripped = sentence.strip();
        return stripped.endsWith(".") || stripped.endsWith("。")
                ? stripped.substring(0, stripped.length() - 1)
                : stripped;
    }
}
