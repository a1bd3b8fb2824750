package dev.courant.llm;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a server takes of OpenAI's request. Servers refuse what they do not know with a 400, so it
 * is found out by asking, once a model.
 *
 * @param completionTokens true if the answer's limit is called {@code max_completion_tokens}
 * @param temperature false if the model has a temperature of its own
 * @param seed false if there is none
 */
record Dialect(Rung rung, boolean completionTokens, boolean temperature, boolean seed) {

    static final Dialect FIRST = new Dialect(Rung.STRICT, false, true, true);

    private static final Pattern ABOUT_FORMAT =
            Pattern.compile("response.?format|json_?.?(schema|object)|guided|grammar");
    private static final Pattern ABOUT_THE_PROMPT =
            Pattern.compile(
                    "context.?(length|window)|content.?(filter|management|policy)|too long");
    private static final Pattern ABOUT_SEED = Pattern.compile("\\bseed\\b");

    /**
     * What to try after a 400 or 422, empty if nothing is left to try. A complaint that names
     * nothing we know is most likely about the format.
     *
     * @param complaint the start of the server's answer
     */
    Optional<Dialect> after(String complaint) {
        String text = complaint.toLowerCase(Locale.ROOT);
        if (ABOUT_FORMAT.matcher(text).find() && rung != Rung.TEXT) {
            return Optional.of(plainer());
        }
        if (ABOUT_THE_PROMPT.matcher(text).find()) {
            return Optional.empty();
        }
        if (text.contains("max_tokens") && !completionTokens) {
            return Optional.of(new Dialect(rung, true, temperature, seed));
        }
        if (text.contains("temperature") && temperature) {
            return Optional.of(new Dialect(rung, completionTokens, false, seed));
        }
        if (ABOUT_SEED.matcher(text).find() && seed) {
            return Optional.of(new Dialect(rung, completionTokens, temperature, false));
        }
        return rung == Rung.TEXT ? Optional.empty() : Optional.of(plainer());
    }

    /** The next rung down; the last one stays. */
    Dialect plainer() {
        Rung next = rung == Rung.STRICT ? Rung.JSON_OBJECT : Rung.TEXT;
        return new Dialect(next, completionTokens, temperature, seed);
    }
}
