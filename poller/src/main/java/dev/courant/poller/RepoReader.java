package dev.courant.poller;

import dev.courant.github.GitHubClient;
import dev.courant.github.GitHubException;
import dev.courant.schemas.WatchedRepo;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Reads a repository step by step: the head of the branch, then at most one page with each step. It
 * holds no state; a step begins where the cursor of the step before ends. Safe for use by many
 * threads.
 */
final class RepoReader {

    private final PollerConfig config;
    private final GitHubClient client;
    private final HeadCheck heads;
    private final CommitPages commits;
    private final IssuePages issues;

    RepoReader(PollerConfig config, GitHubClient client) {
        var events = new RawEvents(config);
        this.config = config;
        this.client = client;
        this.heads = new HeadCheck(client);
        this.commits = new CommitPages(client, events);
        this.issues = new IssuePages(client, events);
    }

    /**
     * The next step of the round under way, or the first one of a new round.
     *
     * @param repo {@code owner/name} as watched
     * @param cursor null if the repository has never been read
     * @throws dev.courant.github.GitHubException if GitHub could not be read; then the step can be
     *     done again
     */
    StepResult step(String repo, WatchedRepo watch, @Nullable Cursor cursor) {
        keepWithinQuota();
        return cursor == null || cursor.getRound() == null
                ? open(repo, watch, cursor)
                : goOn(repo, cursor);
    }

    /**
     * The next step of a backfill: its mark says that it is whole.
     *
     * @param backfill its cursor, with a round under way
     * @throws dev.courant.github.GitHubException as {@link #step}
     */
    StepResult stepBack(String repo, WatchedRepo watch, Cursor backfill) {
        keepWithinQuota();
        if (watch.getUntil() == null) {
            leaveHalf(Owed.of(backfill, client.quota()));
        }
        StepResult step = goOn(repo, backfill);
        Cursor next = Owed.and(step.commits().size(), step.cursor(), client.quota());
        return step.with(
                step.mark() == null
                        ? next
                        : withIssuesPage(next, backfill.getRound().getReads().getFirst()));
    }

    /** For polls, where they go on for good, and for the diffs of what they find. */
    private void leaveHalf(int owed) {
        client.spareNotBefore(owed)
                .ifPresent(
                        instant -> {
                            throw new GitHubException.RateLimited(
                                    "Half of the quota is left to polls.", instant);
                        });
    }

    /** The last page that was read holds what is older, too: the next backfill begins with it. */
    private static Cursor withIssuesPage(Cursor whole, Read issues) {
        return Cursor.newBuilder(whole).setOlderIssues(issues.getNext()).build();
    }

    /**
     * The client knows when the next request is welcome; asking earlier would take what other
     * repositories need.
     */
    private void keepWithinQuota() {
        client.notBefore()
                .ifPresent(
                        instant -> {
                            throw new GitHubException.RateLimited(
                                    "The rest of the quota is spread over its hour.", instant);
                        });
    }

    private StepResult open(String repo, WatchedRepo watch, @Nullable Cursor cursor) {
        var head = heads.check(repo, watch.getBranch(), cursor);
        Cursor start = Cursors.start(cursor, watch, head.serverTime());
        Round round = RoundPlan.of(start, watch, head.sha(), head.etag(), head.serverTime());
        Cursor opened = Cursors.opened(start, round, head.currentName());
        return new StepResult(List.of(), List.of(), opened, null, true, head.serverTime());
    }

    private StepResult goOn(String repo, Cursor cursor) {
        Page page = readOrRestart(repo, cursor, cursor.getRound().getReads().getFirst());
        if (page.rest() != null) {
            return more(page, Cursors.continued(cursor, page.rest()));
        }
        return cursor.getRound().getReads().size() > 1
                ? more(page, Cursors.nextRead(cursor))
                : done(
                        repo,
                        page,
                        cursor.getRound(),
                        Cursors.closed(cursor, page.etag(), config.margin()));
    }

    /**
     * A page's address may be older than the client's settings: then its stretch is read from the
     * start.
     */
    private Page readOrRestart(String repo, Cursor cursor, Read read) {
        try {
            return read(repo, cursor, read);
        } catch (IllegalArgumentException elsewhere) {
            if (read.getNext() == null) {
                throw elsewhere;
            }
            return Page.ofCommits(
                    List.of(), Read.newBuilder(read).setNext(null).setEtag(null).build());
        }
    }

    private Page read(String repo, Cursor cursor, Read read) {
        String address = HeadCheck.address(repo, cursor);
        return switch (read.getKind()) {
            case SPAN, LANDED -> commits.listed(repo, address, cursor, read);
            case COMPARE -> commits.compared(repo, address, cursor, read);
            case ISSUES -> issues.next(repo, address, cursor, read);
        };
    }

    private static StepResult more(Page page, Cursor next) {
        return new StepResult(
                page.commits(), page.issues(), next, null, true, next.getRound().getServerTime());
    }

    private static StepResult done(String repo, Page page, Round round, Cursor next) {
        var mark = Marks.of(repo, next, round.getServerTime());
        return new StepResult(
                page.commits(), page.issues(), next, mark, round.getAgain(), round.getServerTime());
    }
}
