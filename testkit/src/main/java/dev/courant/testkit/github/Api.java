package dev.courant.testkit.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.courant.testkit.github.Directory.Target;
import dev.courant.testkit.http.Reply;
import dev.courant.testkit.http.Request;

import java.net.URI;
import java.time.Instant;

/** Which answer a request gets, but for quota, entity tags and faults. */
final class Api {

    private final URI base;
    private final Directory directory;
    private final Quota quota;
    private volatile boolean stopsAtOlderCommits;

    Api(URI base, Directory directory, Quota quota) {
        this.base = base;
        this.directory = directory;
        this.quota = quota;
    }

    void stopAtOlderCommits() {
        stopsAtOlderCommits = true;
    }

    static Reply ok(JsonNode body) {
        return Reply.json(200, body.toString());
    }

    static Reply message(int status, String text) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        return Reply.json(status, body.put("message", text).put("status", "" + status).toString());
    }

    static Reply notFound() {
        return message(404, "Not Found");
    }

    Reply answer(Request request, Instant now) {
        if (!request.method().equals("GET")) {
            return notFound();
        }
        if (request.path().equals("/rate_limit")) {
            return ok(Json.rateLimit(quota.state(now)));
        }
        return directory
                .find(request.path())
                .map(target -> answer(target, request, now))
                .orElseGet(Api::notFound);
    }

    private Reply answer(Target target, Request request, Instant now) {
        if (target.moved()) {
            return moved(target, request);
        }
        Call call = new Call(target.hosted(), request.query(), now, base, stopsAtOlderCommits);
        String rest = target.rest();
        if (rest.startsWith("/commits/")) {
            return CommitsApi.detail(call, rest.substring("/commits/".length()));
        }
        if (rest.startsWith("/compare/")) {
            return CommitsApi.compare(call, rest.substring("/compare/".length()));
        }
        if (rest.startsWith("/branches/")) {
            return branch(call, rest.substring("/branches/".length()));
        }
        return switch (rest) {
            case "" -> ok(call.json().repository(call.source().defaultBranch()));
            case "/commits" -> CommitsApi.list(call);
            case "/issues" -> issues(call);
            default -> notFound();
        };
    }

    private Reply moved(Target target, Request request) {
        String query = request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
        String address = base + "/repositories/" + target.hosted().id() + target.rest() + query;
        return message(301, "Moved Permanently").with("Location", address);
    }

    private static Reply branch(Call call, String name) {
        return call.source()
                .branch(name, call.now())
                .map(sha -> ok(call.json().branch(name, call.source().commit(sha))))
                .orElseGet(() -> message(404, "Branch not found"));
    }

    private static Reply issues(Call call) {
        Instant since = call.instant("since", Instant.MIN);
        IssueQuery query = IssueQuery.of(call.query(), since, call.now());
        return call.list(
                "/issues",
                query.select(call.source().issues(call.now())),
                issue -> call.json().issue(issue, call.now()));
    }
}
