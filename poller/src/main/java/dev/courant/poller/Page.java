package dev.courant.poller;

import dev.courant.schemas.RawCommit;
import dev.courant.schemas.RawIssue;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One page of a stretch.
 *
 * @param rest how the stretch goes on; null if this was its last page
 * @param etag entity tag of the stretch's first page, where one is kept
 */
record Page(
        List<RawCommit> commits,
        List<RawIssue> issues,
        @Nullable Read rest,
        @Nullable String etag) {

    static Page ofCommits(List<RawCommit> commits, @Nullable Read rest) {
        return new Page(commits, List.of(), rest, null);
    }

    static Page ofIssues(List<RawIssue> issues, @Nullable Read rest, @Nullable String etag) {
        return new Page(List.of(), issues, rest, etag);
    }
}
