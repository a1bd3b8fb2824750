package dev.courant.notify;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;

/**
 * An edition is out.
 *
 * @param title of the paper; at most 300 characters are kept
 * @param period that it covers: {@code 2026-02-24}, {@code 2026-W08}, {@code 2026-02}
 * @param revision 1 for the first print
 * @param complete false if something is missing that may come with a revision
 * @param summary in prose, if there is one; at most 2,000 characters are kept
 * @param top the most important events, those first; the first 300 are kept
 * @param problems the repositories that could not be read; the first 1,000 are kept
 * @param link to the paper, if it is somewhere that readers reach
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EditionNotice(
        String id,
        String title,
        String period,
        int revision,
        boolean complete,
        String language,
        @Nullable String summary,
        Counts counts,
        List<Item> top,
        List<Problem> problems,
        @Nullable URI link)
        implements Notice {

    private static final int MAX_ITEMS = 300;
    private static final int MAX_PROBLEMS = 1_000;

    /**
     * @throws IllegalArgumentException if the id, the language, the period or the link is none
     */
    public EditionNotice {
        Bounds.id(id);
        Bounds.language(language);
        title = Bounds.text(title, Bounds.TITLE);
        period = Bounds.text(period, Bounds.NAME);
        summary = summary == null ? null : Bounds.text(summary, Bounds.PROSE);
        top = Bounds.first(top, MAX_ITEMS);
        problems = Bounds.first(problems, MAX_PROBLEMS);
        link = link == null ? null : Bounds.link(link);
    }

    /** What the edition holds; all of these may be zero. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Counts(int repos, int commits, int issues, int high, int medium, int low) {

        /** All events of the edition. */
        int events() {
            return commits + issues;
        }
    }

    /**
     * An event of the edition.
     *
     * @param score 0 to 100
     * @param title at most 300 characters are kept
     * @param link to the commit, pull request or issue
     * @param why it matters, in a sentence; at most 1,000 characters are kept
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Item(
            String repo, Level level, int score, String title, URI link, @Nullable String why) {

        /**
         * @throws IllegalArgumentException if the link is none
         */
        public Item {
            repo = Bounds.text(repo, Bounds.NAME);
            title = Bounds.text(title, Bounds.TITLE);
            link = Bounds.link(link);
            why = why == null ? null : Bounds.text(why, Bounds.SENTENCES);
        }
    }

    /** A repository that could not be read, and why. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Problem(String repo, String reason) {

        public Problem {
            repo = Bounds.text(repo, Bounds.NAME);
            reason = Bounds.text(reason, Bounds.SENTENCES);
        }
    }
}
