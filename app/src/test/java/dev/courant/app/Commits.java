package dev.courant.app;

import dev.courant.testkit.source.FileChange;
import dev.courant.testkit.source.Timeline;

import java.time.Instant;

/** Days full of commits, of all levels, each with a diff of its own. */
final class Commits {

    static final String DAY = "2026-02-24";

    /** When the day has been over for ten minutes. */
    static final String AFTER = "2026-02-25T00:10:00Z";

    private static final Instant START = Instant.parse("2026-02-24T01:00:00Z");

    /** By the rules, in turn: low, medium, high, medium. */
    private static final String[] TITLES = {
        "docs: describe option %d", "fix: lose no byte of frame %d",
        "feat!: drop protocol %d", "perf: copy block %d only once",
    };

    private static final String[] PATHS = {
        "docs/option%d.md", "src/frame%d.cc", "src/protocol%d.cc", "src/block%d.cc"
    };

    private Commits() {}

    /** So many commits, a minute apart at most, all on {@link #DAY}. */
    static Timeline day(int count) {
        var timeline = Timeline.empty();
        for (int i = 0; i < count; i++) {
            int number = i;
            timeline.land(
                    "c" + i,
                    START.plusSeconds(60L * i),
                    draft ->
                            draft.message(TITLES[number % TITLES.length].formatted(number))
                                    .file(change(number)));
        }
        return timeline;
    }

    private static FileChange change(int number) {
        var patch = new StringBuilder("@@ -1,20 +1,40 @@ int part_%d()\n".formatted(number));
        for (int line = 0; line < 20; line++) {
            patch.append("+  int value_%d_%d = take(%d);\n".formatted(number, line, number + line));
            patch.append("-  int value_%d = take_all();\n".formatted(line));
        }
        return FileChange.modified(
                PATHS[number % PATHS.length].formatted(number), patch.toString());
    }
}
