package dev.courant.app.faults;

import dev.courant.testkit.source.FileChange;
import dev.courant.testkit.source.Issue;
import dev.courant.testkit.source.Timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/**
 * All that happens in the watched repositories: the input, from which the output follows.
 *
 * @param repos in the paper's order
 * @param end the first day, in UTC, that is not over
 */
record History(List<Repo> repos, LocalDate end) {

    History {
        repos = List.copyOf(repos);
    }

    /**
     * A repository.
     *
     * @param since the first day that is read
     * @param happenings by time
     */
    record Repo(String name, LocalDate since, List<Happening> happenings) {

        Repo {
            happenings = happenings.stream().sorted(Comparator.comparing(Happening::at)).toList();
        }

        /** What GitHub serves of it. */
        Timeline timeline() {
            var timeline = Timeline.empty();
            for (var happening : happenings) {
                switch (happening) {
                    case Landed commit -> commit.addTo(timeline);
                    case Opened issue -> issue.addTo(timeline);
                }
            }
            return timeline;
        }
    }

    /** Something that becomes an event, at a whole second. */
    sealed interface Happening {

        Instant at();

        String title();
    }

    /**
     * A commit that is pushed when it is made.
     *
     * @param label nobody else's in the history
     * @param body the message below the title
     * @param lines that it adds to its only file
     */
    record Landed(String label, Instant at, String title, String body, int lines)
            implements Happening {

        String sha() {
            return Timeline.sha(label);
        }

        private void addTo(Timeline timeline) {
            timeline.land(
                    label,
                    at,
                    draft ->
                            draft.message(body.isEmpty() ? title : title + "\n\n" + body)
                                    .file(FileChange.modified("src/" + label + ".cc", patch())));
        }

        private String patch() {
            var patch = new StringBuilder("@@ -1,0 +1,%d @@\n".formatted(lines));
            for (int line = 0; line < lines; line++) {
                patch.append("+  int v%d_%s = take(%d);%n".formatted(line, label, line));
            }
            return patch.toString();
        }
    }

    /** An issue that is opened, and stays so. */
    record Opened(long number, Instant at, String title, String body) implements Happening {

        private void addTo(Timeline timeline) {
            timeline.issue(Issue.opened(number, at, "ada", title).body(body));
        }
    }

    /** The first day that is read of any repository. */
    LocalDate start() {
        return repos.stream().map(Repo::since).min(Comparator.naturalOrder()).orElseThrow();
    }

    /** When the last day has been over for so long that nobody doubts it. */
    Instant over() {
        return end.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(600);
    }
}
