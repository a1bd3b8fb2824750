package dev.courant.testkit.github;

import dev.courant.testkit.source.Issue;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Which issues are listed, in which order. GitHub's defaults: open ones, newest first by creation.
 */
record IssueQuery(String state, Comparator<Issue> order, Instant since, Instant now) {

    static IssueQuery of(Map<String, String> query, Instant since, Instant now) {
        Comparator<Issue> ascending =
                switch (query.getOrDefault("sort", "created")) {
                    case "updated" -> Comparator.comparing((Issue issue) -> issue.updatedAt(now));
                    case "comments" -> Comparator.comparingInt(Issue::comments);
                    default -> Comparator.comparing(Issue::openedAt);
                };
        Comparator<Issue> order = ascending.thenComparingLong(Issue::number);
        boolean oldestFirst = query.getOrDefault("direction", "desc").equals("asc");
        return new IssueQuery(
                query.getOrDefault("state", "open"),
                oldestFirst ? order : order.reversed(),
                since,
                now);
    }

    List<Issue> select(List<Issue> all) {
        return all.stream().filter(this::wanted).sorted(order).toList();
    }

    private boolean wanted(Issue issue) {
        boolean inState = state.equals("all") || state.equals("closed") == issue.closedBy(now);
        return inState && !issue.updatedAt(now).isBefore(since);
    }
}
