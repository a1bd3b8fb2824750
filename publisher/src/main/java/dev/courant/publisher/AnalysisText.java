package dev.courant.publisher;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;

/** What the pages say in the same words of who judged an event, and of who did not. */
final class AnalysisText {

    private static final int NAME_LIMIT = 80;
    private static final String RULES = "rules";
    private static final String OVER_BUDGET = "over-budget";

    private final Words words;
    private final EventText texts;

    AnalysisText(Words words, EventText texts) {
        this.words = words;
        this.texts = texts;
    }

    /** The final score, who gave it, and what the other of rules and model says. */
    Line score(EnrichedEvent event) {
        var line = Line.of(words.say("score.begin", event.getScore()));
        if (event.getScoredBy().equals(RULES)) {
            line.text(words.say("score.rules")).text(words.say("score.end"));
            return addModelsView(line.text(reasons(event)), event);
        }
        line.text(words.say("score.model.begin"))
                .code(name(event.getScoredBy()))
                .text(words.say("score.model.end") + words.say("score.end"));
        return addRulesView(line, event);
    }

    private Line addRulesView(Line line, EnrichedEvent event) {
        if (event.getRuleLevel() != event.getLevel()) {
            return line.text(
                            " · " + view("score.rules-say", event.getRuleLevel(), ruleScore(event)))
                    .text(reasons(event));
        }
        return event.getReasons().isEmpty()
                ? line
                : line.text(" · " + words.say("score.rules-agree") + reasons(event));
    }

    private Line addModelsView(Line line, EnrichedEvent event) {
        var analysis = Analyses.shown(event);
        return analysis == null || analysis.getLevel() == event.getLevel()
                ? line
                : line.text(" · ")
                        .code(name("model:" + analysis.getModel()))
                        .text(view("score.model-says", analysis.getLevel(), analysis.getScore()));
    }

    private String view(String key, Level level, int score) {
        return words.say(key, texts.level(level), score);
    }

    private String reasons(EnrichedEvent event) {
        return event.getReasons().isEmpty() ? "" : words.say("colon") + texts.reasons(event);
    }

    /** Whether rules and model would place an event differently. */
    static boolean isDisputed(EnrichedEvent event) {
        var analysis = Analyses.shown(event);
        return ruleLevel(event) != event.getLevel()
                || (analysis != null && analysis.getLevel() != event.getLevel());
    }

    /** The rules' own score, whoever gave the final one. */
    static int ruleScore(EnrichedEvent event) {
        return event.getScoredBy().equals(RULES) ? event.getScore() : event.getRuleScore();
    }

    /** The rules' own level, whoever gave the final one. */
    static Level ruleLevel(EnrichedEvent event) {
        return event.getScoredBy().equals(RULES) ? event.getLevel() : event.getRuleLevel();
    }

    /** That an event which was to be analysed was not, and why. */
    Line failure(EnrichedEvent event, String problem) {
        int calls = event.getUsage() == null ? 0 : event.getUsage().getCalls();
        return Line.of("⚠️ ")
                .text(words.say(problem.equals(OVER_BUDGET) ? "analysis.none" : "analysis.failed"))
                .text(calls > 1 ? words.say("analysis.calls", calls) : "")
                .text(words.say("analysis.colon") + reason(problem));
    }

    /** A problem's code in words. */
    String reason(String problem) {
        return words.sayOr("analysis.problem." + problem, Prose.words(problem, NAME_LIMIT));
    }

    /** Who wrote, as {@code scoredBy} has it. */
    static Line author(String model) {
        return new Line().code(name("model:" + model));
    }

    private static String name(String name) {
        return EventText.nonEmpty(CleanText.line(name, NAME_LIMIT));
    }
}
