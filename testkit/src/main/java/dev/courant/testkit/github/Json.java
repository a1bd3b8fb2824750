package dev.courant.testkit.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.courant.testkit.source.Commit;
import dev.courant.testkit.source.Comparison;
import dev.courant.testkit.source.FileChange;
import dev.courant.testkit.source.Issue;
import dev.courant.testkit.source.Person;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * GitHub's words for one repository's things. Pages for people are addressed at github.com, as
 * GitHub does.
 */
record Json(URI base, long id, String name) {

    private static final String WEB = "https://github.com/";

    static ArrayNode array(List<? extends JsonNode> elements) {
        return JsonNodeFactory.instance.arrayNode().addAll(elements);
    }

    static ObjectNode rateLimit(Map<String, Object> state) {
        ObjectNode core = object();
        state.forEach((key, value) -> core.putPOJO(key, value));
        ObjectNode body = object();
        body.putObject("resources").set("core", core);
        body.set("rate", core);
        return body;
    }

    ObjectNode repository(String defaultBranch) {
        ObjectNode body = object().put("id", id);
        body.put("name", name.substring(name.indexOf('/') + 1)).put("full_name", name);
        body.set("owner", account(name.substring(0, name.indexOf('/'))));
        body.put("private", false).put("html_url", WEB + name).put("url", api(""));
        return body.put("fork", false).put("archived", false).put("default_branch", defaultBranch);
    }

    ObjectNode branch(String branch, Commit head) {
        ObjectNode body = object().put("name", branch);
        body.set("commit", commit(head));
        return body.put("protected", false);
    }

    ObjectNode commit(Commit commit) {
        ObjectNode body = reference(commit.sha());
        body.put("comments_url", api("/commits/" + commit.sha() + "/comments"));
        body.set("commit", inner(commit));
        body.set("author", account(commit.author().login()));
        body.set("committer", account(commit.committer().login()));
        body.set("parents", array(commit.parents().stream().map(this::reference).toList()));
        return body;
    }

    /** A commit with its diff: the counts of all its files, and a page of them. */
    ObjectNode detail(Commit commit, List<FileChange> all, List<FileChange> shown) {
        ObjectNode body = commit(commit);
        int additions = all.stream().mapToInt(FileChange::additions).sum();
        int deletions = all.stream().mapToInt(FileChange::deletions).sum();
        body.putObject("stats")
                .put("total", additions + deletions)
                .put("additions", additions)
                .put("deletions", deletions);
        body.set("files", array(shown.stream().map(Json::file).toList()));
        return body;
    }

    ObjectNode comparison(
            Comparison comparison, Commit from, Commit mergeBase, List<JsonNode> shown) {
        ObjectNode body = object();
        body.set("base_commit", commit(from));
        body.set("merge_base_commit", commit(mergeBase));
        int ahead = comparison.ahead().size();
        body.put("status", comparison.status())
                .put("ahead_by", ahead)
                .put("behind_by", comparison.behind());
        body.put("total_commits", ahead);
        body.set("commits", array(shown));
        return body;
    }

    ObjectNode issue(Issue issue, Instant now) {
        String page = WEB + name + (issue.pullRequest() ? "/pull/" : "/issues/") + issue.number();
        boolean closed = issue.closedBy(now);
        ObjectNode body =
                object().put("url", api("/issues/" + issue.number())).put("html_url", page);
        body.put("id", id * 1_000_000 + issue.number()).put("number", issue.number());
        body.put("title", issue.title())
                .put("body", issue.body())
                .put("state", closed ? "closed" : "open");
        body.set("user", account(issue.author()));
        body.set("labels", array(issue.labels().stream().map(Json::label).toList()));
        body.put("comments", issue.comments()).put("created_at", text(issue.openedAt()));
        body.put("updated_at", text(issue.updatedAt(now)));
        body.put("closed_at", closed ? text(issue.updatedAt(now)) : null);
        if (issue.pullRequest()) {
            body.putObject("pull_request")
                    .put("url", api("/pulls/" + issue.number()))
                    .put("html_url", page);
        }
        return body;
    }

    private static ObjectNode file(FileChange file) {
        ObjectNode body =
                object().put("sha", file.blob())
                        .put("filename", file.path())
                        .put("status", file.status());
        body.put("additions", file.additions()).put("deletions", file.deletions());
        body.put("changes", file.additions() + file.deletions());
        if (file.previousPath() != null) {
            body.put("previous_filename", file.previousPath());
        }
        if (file.patch() != null) {
            body.put("patch", file.patch());
        }
        return body;
    }

    private ObjectNode inner(Commit commit) {
        ObjectNode body = object();
        body.set("author", signature(commit.author(), commit.authoredAt()));
        body.set("committer", signature(commit.committer(), commit.committedAt()));
        body.put("message", commit.message());
        body.putObject("tree")
                .put("sha", commit.tree())
                .put("url", api("/git/trees/" + commit.tree()));
        return body.put("url", api("/git/commits/" + commit.sha())).put("comment_count", 0);
    }

    private ObjectNode reference(String sha) {
        ObjectNode body = object().put("sha", sha).put("url", api("/commits/" + sha));
        return body.put("html_url", WEB + name + "/commit/" + sha);
    }

    private static ObjectNode signature(Person person, Instant at) {
        return object().put("name", person.name())
                .put("email", person.email())
                .put("date", text(at));
    }

    /** Null, in JSON too, where GitHub knows no account. */
    private static JsonNode account(@Nullable String login) {
        if (login == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        ObjectNode body = object().put("login", login).put("id", Math.abs((long) login.hashCode()));
        return body.put("type", login.endsWith("[bot]") ? "Bot" : "User")
                .put("html_url", WEB + login);
    }

    private static ObjectNode label(String label) {
        return object().put("name", label).put("color", "ededed");
    }

    private String api(String rest) {
        return base + "/repos/" + name + rest;
    }

    private static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
