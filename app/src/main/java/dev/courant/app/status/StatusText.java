package dev.courant.app.status;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.courant.app.config.Durations;
import dev.courant.app.letters.JsonLine;
import dev.courant.app.letters.Printable;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a deployment is doing, for people and for programs. */
public final class StatusText {

    private static final int LINE_CHARS = 500;

    private StatusText() {}

    /** A line for each repository, with what is amiss below it, then one for each other thing. */
    public static String text(Status status) {
        var text = new StringBuilder();
        int width = width(status);
        for (var repo : status.repos()) {
            line(text, width, repo.repo(), repo(repo, status.at()));
            repo.problem()
                    .ifPresent(found -> line(text, width, "", "! cannot be read " + of(found)));
            repo.backfillProblem()
                    .ifPresent(
                            found ->
                                    line(
                                            text,
                                            width,
                                            "",
                                            "! older days cannot be read " + of(found)));
            if (!repo.openDays().isEmpty()) {
                line(text, width, "", "over, but not read whole: " + days(repo));
            }
        }
        line(text, width, "latest edition", edition(status));
        line(
                text,
                width,
                "dead letters",
                status.openLetters() == 0
                        ? "none open"
                        : "! %d open: courant dead-letters list".formatted(status.openLetters()));
        status.services().forEach(found -> line(text, width, found.name(), service(found)));
        return text.toString();
    }

    private static int width(Status status) {
        return Math.max(
                "latest edition".length(),
                status.repos().stream().mapToInt(repo -> repo.repo().length()).max().orElse(0));
    }

    private static void line(StringBuilder text, int width, String name, String said) {
        text.append(("%-" + width + "s  ").formatted(Printable.line(name, LINE_CHARS)))
                .append(Printable.line(said, LINE_CHARS))
                .append('\n');
    }

    private static String repo(RepoStatus repo, Instant now) {
        return repo.through()
                        .map(
                                through ->
                                        "complete through %s, %s ago"
                                                .formatted(
                                                        through,
                                                        Durations.text(
                                                                repo.age(now).orElseThrow())))
                        .orElse("not read yet")
                + repo.lastPoll()
                        .map(
                                poll ->
                                        "; polled %s ago"
                                                .formatted(
                                                        Durations.text(
                                                                Duration.between(poll, now))))
                        .orElse("");
    }

    private static String of(RepoStatus.Problem problem) {
        return "since %s: %s".formatted(problem.since(), problem.reason());
    }

    private static String days(RepoStatus repo) {
        return repo.openDays().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String edition(Status status) {
        return status.edition()
                .map(
                        latest ->
                                "%s, revision %d, %s"
                                        .formatted(
                                                latest.day(),
                                                latest.revision(),
                                                latest.complete() ? "complete" : "incomplete"))
                .orElse("none in forty days");
    }

    private static String service(ServiceStatus service) {
        return service.running()
                ? "%s, %d threads, %d records behind"
                        .formatted(service.state(), service.members(), service.lag())
                : "! nobody works on it, %d records behind".formatted(service.lag());
    }

    /** One object in a line; times as texts, ages in seconds. */
    public static String json(Status status) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("at", status.at().toString());
        json.put("needsALook", status.needsALook());
        var repos = json.putArray("repos");
        for (var repo : status.repos()) {
            var each = repos.addObject();
            each.put("repo", repo.repo());
            each.put("through", text(repo.through()));
            each.put("ageSeconds", repo.age(status.at()).map(Duration::toSeconds).orElse(null));
            each.put("lastPoll", text(repo.lastPoll()));
            each.put("problem", repo.problem().map(RepoStatus.Problem::reason).orElse(null));
            each.put("problemSince", text(repo.problem().map(RepoStatus.Problem::since)));
            each.put(
                    "backfillProblem",
                    repo.backfillProblem().map(RepoStatus.Problem::reason).orElse(null));
            var days = each.putArray("openDays");
            repo.openDays().forEach(day -> days.add(day.toString()));
        }
        status.edition()
                .ifPresent(
                        latest ->
                                json.putObject("latestEdition")
                                        .put("day", latest.day())
                                        .put("revision", latest.revision())
                                        .put("complete", latest.complete()));
        json.put("openDeadLetters", status.openLetters());
        var services = json.putArray("services");
        for (var service : status.services()) {
            services.addObject()
                    .put("name", service.name())
                    .put("state", service.state())
                    .put("members", service.members())
                    .put("lag", service.lag());
        }
        return JsonLine.of(json);
    }

    private static @Nullable String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }
}
