package dev.courant.publisher;

import org.commonmark.node.Node;

import java.util.ArrayList;
import java.util.List;

/** What the edition of a week or a month says of its days, and the ways to them. */
final class PeriodDays {

    private final Words words;
    private final EditionClosing numbers;

    PeriodDays(Words words, EditionClosing numbers) {
        this.words = words;
        this.numbers = numbers;
    }

    /**
     * A row for each day with the numbers of its edition, and their sum.
     *
     * @param toReports from the page to {@link Paths#REPORTS}
     */
    Node table(PeriodContent content, String toReports) {
        var rows = new ArrayList<List<Line>>();
        for (var day : content.days()) {
            rows.add(EditionClosing.row(way(day, toReports), day.counts(), state(day)));
        }
        rows.add(numbers.total(content.merged().total(), content.complete()));
        return numbers.table("table.day", rows);
    }

    private static Line way(PeriodContent.Day day, String toReports) {
        var date = Line.of(day.date().toString());
        return day.edition() == null ? date : new Line().link(toReports + day.date() + ".md", date);
    }

    /** Whether a day is there and whole, in words. */
    String state(PeriodContent.Day day) {
        if (day.edition() == null) {
            return words.say("period.no-edition");
        }
        return words.say(day.edition().getComplete() ? "state.complete" : "state.incomplete");
    }

    /** How many of a repository's events are not told of here, and where all of them are. */
    Line ways(PeriodContent content, RepoDay repo, int told, String toReports) {
        var line = new Line();
        int others = PeriodContent.others(repo, told);
        if (others > 0) {
            line.text(words.say("period.more", others));
        }
        line.text(words.say("period.ways"));
        var days = content.busyDays().getOrDefault(repo.name(), List.of());
        for (int i = 0; i < days.size(); i++) {
            var date = days.get(i);
            line.text(i == 0 ? "" : words.say("list.separator"))
                    .link(
                            toReports + Paths.repoBelowReports(date, repo.name()),
                            Line.of(date.toString()));
        }
        return line;
    }
}
