package dev.courant.github;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers in GitHub's form. */
final class Bodies {

    static final String REPOSITORY =
            """
            {"id": 1, "full_name": "acme/rocket", "default_branch": "main", "private": false}
            """;

    private Bodies() {}

    static String commit(String sha) {
        return """
        {"sha": "%s", "node_id": "C_x", "html_url": "https://github.com/acme/rocket/commit/%s",
         "commit": {"message": "fix: thrust\\n\\nTwice.", "comment_count": 0,
           "author": {"name": "Ada", "email": "ada@example.org", "date": "2026-02-23T23:00:00Z"},
           "committer": {"name": "GitHub", "date": "2026-02-24T01:02:03Z"}},
         "author": {"login": "ada", "type": "User"}, "committer": null,
         "parents": [{"sha": "p1"}, {"sha": "p2"}]}
        """
                .formatted(sha, sha);
    }

    static String commits(String... shas) {
        return IntStream.range(0, shas.length)
                .mapToObj(i -> commit(shas[i]))
                .collect(Collectors.joining(",", "[", "]"));
    }

    static String issue(long number, String more) {
        return """
        {"number": %d, "title": "It leaks", "body": "From *here*.", "state": "open",
         "user": {"login": "bob", "type": "User"}, "created_at": "2026-02-24T05:06:07Z",
         "html_url": "https://github.com/acme/rocket/issues/%d", "comments": 3,
         "labels": [{"name": "bug", "color": "f00"}, "plain", {"name": null}, null]%s}
        """
                .formatted(number, number, more);
    }

    /** A page of a commit with so many files, numbered from first. */
    static String commitWithFiles(String sha, int first, int count) {
        String files =
                IntStream.range(first, first + count)
                        .mapToObj(
                                i ->
                                        """
                                        {"filename": "f%d", "status": "modified",
                                         "additions": 2, "deletions": 1, "patch": "@@ %d"}
                                        """
                                                .formatted(i, i))
                        .collect(Collectors.joining(",", "[", "]"));
        return commit(sha).strip().replaceAll("}$", "")
                + ", \"stats\": {\"total\": 30, \"additions\": 20, \"deletions\": 10}, \"files\": "
                + files
                + "}";
    }
}
