package dev.courant.testkit.github;

import com.fasterxml.jackson.databind.JsonNode;

import dev.courant.testkit.http.Reply;
import dev.courant.testkit.source.Commit;
import dev.courant.testkit.source.Comparison;
import dev.courant.testkit.source.FileChange;
import dev.courant.testkit.source.LogEntry;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The endpoints that tell of commits: the list, one in full, and how two stand to each other. */
final class CommitsApi {

    private static final int FILES_PAGE = 300;
    private static final int MAX_FILES = 3000;
    private static final int UNPAGED_COMPARISON = 250;

    private CommitsApi() {}

    static Reply list(Call call) {
        if (call.source().isEmpty(call.now())) {
            return empty();
        }
        String ref = call.query().getOrDefault("sha", call.source().defaultBranch());
        return call.resolve(ref)
                .map(head -> call.list("/commits", log(call, head), entry -> form(call, entry)))
                .orElseGet(Api::notFound);
    }

    static Reply detail(Call call, String ref) {
        if (call.source().isEmpty(call.now())) {
            return empty();
        }
        return call.resolve(ref)
                .map(sha -> detail(call, call.source().commit(sha)))
                .orElseGet(() -> Api.message(422, "No commit found for SHA: " + ref));
    }

    static Reply compare(Call call, String range) {
        String[] ends = range.split("\\.\\.\\.", -1);
        if (ends.length != 2) {
            return Api.notFound();
        }
        Optional<String> from = call.resolve(ends[0]);
        Optional<String> to = call.resolve(ends[1]);
        if (from.isEmpty() || to.isEmpty()) {
            return Api.notFound();
        }
        return call.source()
                .compare(from.get(), to.get())
                .map(comparison -> compared(call, range, from.get(), comparison))
                .orElseGet(
                        () ->
                                Api.message(
                                        404,
                                        "No common ancestor of "
                                                + ends[0]
                                                + " and "
                                                + ends[1]
                                                + "."));
    }

    private static List<LogEntry> log(Call call, String head) {
        Instant since = call.instant("since", Instant.MIN);
        Instant until = call.instant("until", Instant.MAX);
        List<LogEntry> newer =
                call.source().log(head).stream()
                        .filter(entry -> !entry.committedAt().isBefore(since))
                        .toList();
        Set<String> seen = call.stopsAtOlderCommits() ? seen(call, head, newer) : Set.of();
        return newer.stream()
                .filter(entry -> !call.stopsAtOlderCommits() || seen.contains(entry.sha()))
                .filter(entry -> !entry.committedAt().isAfter(until))
                .toList();
    }

    /** Those that a walk comes to which does not go on behind any other. */
    private static Set<String> seen(Call call, String head, List<LogEntry> newer) {
        Set<String> passable = newer.stream().map(LogEntry::sha).collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(head));
        while (!open.isEmpty()) {
            String sha = open.pop();
            if (passable.contains(sha) && seen.add(sha)) {
                open.addAll(call.source().commit(sha).parents());
            }
        }
        return seen;
    }

    private static Reply detail(Call call, Commit commit) {
        List<FileChange> all = call.source().files(commit.sha());
        List<FileChange> listed = all.subList(0, Math.min(all.size(), MAX_FILES));
        Page page = Page.of(call.query(), FILES_PAGE, FILES_PAGE);
        Reply reply = Api.ok(call.json().detail(commit, all, page.of(listed)));
        return call.linked("/commits/" + commit.sha(), page, listed.size(), reply);
    }

    /**
     * Without paging parameters GitHub gives the newest 250; with them, pages from the oldest on.
     */
    private static Reply compared(Call call, String range, String from, Comparison comparison) {
        List<LogEntry> ahead = comparison.ahead();
        boolean paged = call.query().containsKey("per_page") || call.query().containsKey("page");
        List<LogEntry> shown = paged ? call.page().of(ahead) : newest(ahead);
        Commit base = call.source().commit(from);
        Commit mergeBase = call.source().commit(comparison.mergeBase());
        List<JsonNode> forms = shown.stream().map(entry -> form(call, entry)).toList();
        Reply reply = Api.ok(call.json().comparison(comparison, base, mergeBase, forms));
        return paged ? call.linked("/compare/" + range, call.page(), ahead.size(), reply) : reply;
    }

    private static List<LogEntry> newest(List<LogEntry> oldestFirst) {
        int size = oldestFirst.size();
        return oldestFirst.subList(Math.max(0, size - UNPAGED_COMPARISON), size);
    }

    private static JsonNode form(Call call, LogEntry entry) {
        return call.json().commit(call.source().commit(entry.sha()));
    }

    private static Reply empty() {
        return Api.message(409, "Git Repository is empty.");
    }
}
