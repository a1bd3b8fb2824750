package dev.courant.publisher;

import static dev.courant.publisher.Samples.DAY;
import static dev.courant.publisher.Samples.commit;
import static dev.courant.publisher.Samples.file;
import static dev.courant.publisher.Samples.issue;
import static dev.courant.publisher.Samples.withFiles;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.FileChange;
import dev.courant.schemas.Level;

import java.util.List;

/** A day with one of everything: what the golden files show. */
final class SampleDay {

    static final String BUSY = "kiln-works/glaze";

    private SampleDay() {}

    static EditionContent content(int revision) {
        return EditionContent.withoutModel(
                DAY,
                revision,
                List.of(
                        RepoDay.of(Samples.digest(BUSY, DAY, events())),
                        RepoDay.of(Samples.digest("kiln-works/quiet.clay", DAY)),
                        RepoDay.of(
                                Samples.failed(
                                        "kiln-works/shut",
                                        DAY,
                                        "404: no such repository, or no access to it.")),
                        RepoDay.missing("kiln-works/late")));
    }

    static RepoDay busy() {
        return content(1).repos().getFirst();
    }

    private static EnrichedEvent[] events() {
        return new EnrichedEvent[] {
            breaking(),
            plainFix(),
            unfetched(),
            nasty(),
            bump(),
            sameTitle(),
            highIssue(),
            question()
        };
    }

    private static EnrichedEvent breaking() {
        var event = commit(BUSY, 1, Level.HIGH, "feat(firing)!: fire in two stages (#41)");
        event.setPullRequest(41L);
        event.setIssues(List.of(38L));
        event.setType("feat");
        event.setScope("firing");
        event.setBreaking(true);
        event.setReasons(List.of("breaking-change", "core-code", "a-code-from-tomorrow"));
        event.setBody(
                """

                The kiln now holds at 600 degrees before it goes on, see #38 and #999:

                - `fire()` takes a list of stages
                - the old signature is gone

                ## Migration
                ```python
                fire(stages=[600, 1240])  # not @fire
                ```
                <!-- for reviewers only -->
                Signed-off-by: Mira <mira@example.org>
                """);
        event.setTruncated(true);
        return withFiles(
                event,
                file("src/kiln/firing/stages.py", 210, 4),
                file("src/kiln/firing/plan.py", 40, 38),
                file("src/kiln/firing/__init__.py", 2, 1),
                new FileChange(
                        "src/kiln/firing/ramp.py", "src/kiln/ramp.py", "renamed", 3, 3, null, null),
                file("docs/firing.md", 61, 0),
                file("tests/test_stages.py", 180, 0),
                file("setup.cfg", 1, 1));
    }

    private static EnrichedEvent plainFix() {
        var event = commit(BUSY, 2, Level.MEDIUM, "Fix `ramp_rate` when $KILN_MODE is unset");
        event.setType("fix");
        event.setReasons(List.of("bug-fix"));
        event.setBody("The default was read before the environment.\n\nThis reverts nothing.");
        return withFiles(event, file("src/kiln/ramp.py", 9, 3), file("src/kiln/env.py", 2, 0));
    }

    private static EnrichedEvent unfetched() {
        var event = commit(BUSY, 3, Level.MEDIUM, "Move glazes to their own table");
        event.setReasons(List.of("diff-missing"));
        event.setProblem("GitHub answered 500 five times");
        return event;
    }

    private static EnrichedEvent nasty() {
        var event = commit(BUSY, 4, Level.MEDIUM, Samples.NASTY);
        event.setAuthor("@mallory <b>");
        event.setBody(
                "# Not a heading of ours\n\n> " + Samples.NASTY + "\n\n<details>\n" + "a|b\n-|-\n");
        return withFiles(event, file("a|b/`c`/<i>.md", 1, 1));
    }

    private static EnrichedEvent bump() {
        var event = commit(BUSY, 5, Level.LOW, "Bump clay from 1.2 to 1.3");
        event.setAuthor("potter-bot");
        event.setBot(true);
        event.setType("chore");
        event.setReasons(List.of("by-bot", "dependency-update"));
        return withFiles(event, file("poetry.lock", 12, 12));
    }

    private static EnrichedEvent sameTitle() {
        return withFiles(
                commit(BUSY, 6, Level.LOW, "Bump clay from 1.2 to 1.3"),
                file("docs/a.md", 1, 0),
                file("docs/b.md", 1, 0));
    }

    private static EnrichedEvent highIssue() {
        var event = issue(BUSY, 38, Level.HIGH, "[Bug] Kiln overheats after 2 h");
        event.setLabels(List.of("bug", "p0"));
        event.setReasons(List.of("crash", "high-priority"));
        event.setBody(
                """
                ### What happened
                It passed 1300 degrees.

                ### Log
                ```
                E: too hot
                ```
                """
                        .replace("\n", "\r\n"));
        return event;
    }

    private static EnrichedEvent question() {
        return issue(BUSY, 44, Level.LOW, "怎样给大件上釉？");
    }
}
