package dev.courant.bench.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import java.util.List;
import java.util.stream.Stream;

/**
 * A row of the table, as {@code bench/results.json} has it.
 *
 * @param id the row's number
 * @param name what was measured, beside what
 * @param goal what the median should be
 * @param met whether it is, and every figure beside it as it should be
 * @param notes figures beside the ratio, in words
 */
@JsonPropertyOrder({"id", "name", "median", "min", "max", "goal", "met", "notes"})
public record Row(
        int id,
        String name,
        double median,
        double min,
        double max,
        String goal,
        boolean met,
        List<String> notes) {

    public Row {
        notes = List.copyOf(notes);
    }

    /**
     * @param ratios one for each round
     */
    public static Row of(
            int id, String name, Goal goal, List<Double> ratios, List<Figure> figures) {
        var spread = Spread.of(ratios);
        return new Row(
                id,
                name,
                spread.median(),
                spread.min(),
                spread.max(),
                goal(goal, figures),
                goal.met(spread.median()) && figures.stream().allMatch(Figure::met),
                figures.stream().map(Figure::text).toList());
    }

    private static String goal(Goal goal, List<Figure> figures) {
        var others =
                figures.stream()
                        .filter(figure -> !figure.goal().equals(Goal.REPORT))
                        .map(figure -> figure.name() + " " + figure.goal().text());
        var all = Stream.concat(Stream.of(goal.text()), others).toList();
        boolean only = goal.equals(Goal.REPORT) && all.size() > 1;
        return String.join("; ", only ? all.subList(1, all.size()) : all);
    }
}
