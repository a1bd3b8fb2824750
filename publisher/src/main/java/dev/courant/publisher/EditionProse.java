package dev.courant.publisher;

import dev.courant.schemas.Edition;
import dev.courant.schemas.ModelUsage;

import org.jspecify.annotations.Nullable;

/**
 * What a model wrote about a day: text as it came, to be shown through {@link ModelText}. A summary
 * that says nothing, and text that is JSON, is refused: then there is none, and a problem says so.
 *
 * @param summary the day in a few sentences, null if there is none
 * @param outlook what to watch, null if there is none
 * @param by name of the model, null if there is no text
 * @param problem code of why text is missing although it was asked for, as {@code
 *     Edition.proseProblem}; null if nothing is missing
 * @param usage what asking has cost, null if none was asked
 */
record EditionProse(
        @Nullable String summary,
        @Nullable String outlook,
        @Nullable String by,
        @Nullable String problem,
        @Nullable ModelUsage usage) {

    /** No model was asked. */
    static final EditionProse NONE = new EditionProse(null, null, null, null, null);

    EditionProse {
        boolean refused = isRefused(summary) || (outlook != null && ModelText.isJson(outlook));
        summary = refused || summary == null ? null : summary.strip();
        outlook = refused || outlook == null || outlook.isBlank() ? null : outlook.strip();
        by = summary == null && outlook == null ? null : by;
        problem = refused ? Analyses.BAD_ANSWER : problem;
    }

    static EditionProse written(
            String summary, @Nullable String outlook, String by, @Nullable ModelUsage usage) {
        return new EditionProse(summary, outlook, by, null, usage);
    }

    /** A model was to be asked, but gave nothing that could be shown. */
    static EditionProse missing(String problem, @Nullable ModelUsage usage) {
        return new EditionProse(null, null, null, problem, usage);
    }

    /** What a published edition has. */
    static EditionProse of(Edition edition) {
        return new EditionProse(
                edition.getSummary(),
                edition.getOutlook(),
                edition.getProseBy(),
                edition.getProseProblem(),
                edition.getUsage());
    }

    private static boolean isRefused(@Nullable String summary) {
        return summary != null && (ModelText.isEmpty(summary) || ModelText.isJson(summary));
    }
}
