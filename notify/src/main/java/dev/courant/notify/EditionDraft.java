package dev.courant.notify;

import dev.courant.notify.EditionNotice.Item;
import dev.courant.notify.EditionNotice.Problem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a message says of an edition. */
final class EditionDraft {

    private static final int NAME = 80;

    private final EditionNotice edition;
    private final Words words;

    /** Every shape shows the same few texts, cut in one of a few ways. */
    private final Map<Cut, String> lines = new HashMap<>();

    private record Cut(String raw, int limit) {}

    EditionDraft(EditionNotice edition) {
        this.edition = edition;
        this.words = Words.of(edition.language());
    }

    Draft in(Shape shape) {
        String headline =
                words.say(
                        "edition.headline",
                        line(edition.title(), shape.title()),
                        line(edition.period(), NAME / 4));
        List<Draft.Entry> entries =
                edition.top().stream()
                        .limit(shape.items())
                        .map(item -> entry(item, shape))
                        .toList();
        return new Draft(headline, null, intro(shape), entries, notes(shape), anchor());
    }

    private List<String> intro(Shape shape) {
        List<String> intro = new ArrayList<>();
        EditionNotice.Counts counts = edition.counts();
        if (counts.events() == 0) {
            intro.add(words.say("edition.quiet", counts.repos()));
        } else {
            intro.add(
                    words.say("edition.counts", counts.repos(), counts.commits(), counts.issues()));
            intro.add(words.say("edition.levels", counts.high(), counts.medium(), counts.low()));
        }
        if (edition.summary() != null && shape.summary() > 0) {
            intro.add(line(edition.summary(), shape.summary()));
        }
        return intro;
    }

    private Draft.Entry entry(Item item, Shape shape) {
        return new Draft.Entry(
                item.level(),
                line(item.repo(), NAME),
                new Draft.Anchor(line(item.title(), shape.title()), item.link()),
                item.why() == null || shape.why() == 0 ? null : line(item.why(), shape.why()));
    }

    private List<String> notes(Shape shape) {
        List<String> notes = new ArrayList<>();
        int more = Math.max(edition.counts().events(), edition.top().size()) - shape.items();
        if (more > 0) {
            String key = edition.link() == null ? "edition.more.unlinked" : "edition.more";
            notes.add(words.say(key, more));
        }
        if (!edition.problems().isEmpty()) {
            notes.add(problems(shape));
        }
        if (!edition.complete()) {
            notes.add(words.say("edition.incomplete"));
        }
        if (edition.revision() > 1) {
            notes.add(words.say("edition.revised", edition.revision()));
        }
        return notes;
    }

    private String problems(Shape shape) {
        int all = edition.problems().size();
        String named =
                edition.problems().stream()
                        .limit(shape.problems())
                        .map(problem -> problem(problem, shape))
                        .collect(Collectors.joining(words.say("list.separator")));
        int more = all - shape.problems();
        return words.say("edition.problems", all, named)
                + (more > 0 ? words.say("edition.problems.more", more) : "");
    }

    private String problem(Problem problem, Shape shape) {
        return words.say(
                "edition.problem",
                line(problem.repo(), Math.min(NAME, shape.title())),
                line(problem.reason(), Math.min(NAME, shape.title())));
    }

    private String line(String raw, int limit) {
        return lines.computeIfAbsent(
                new Cut(raw, limit), cut -> CleanText.line(cut.raw(), cut.limit()));
    }

    private Draft.@Nullable Anchor anchor() {
        return edition.link() == null
                ? null
                : new Draft.Anchor(words.say("edition.read"), edition.link());
    }
}
