package dev.courant.testkit.llm;

import com.fasterxml.jackson.databind.JsonNode;

/** The answerers that come with the simulator. */
public final class Answerers {

    private Answerers() {}

    /**
     * The default: fills the request's schema, or writes a summary if it has none. The answer is a
     * function of model, messages and schema.
     *
     * @param language of the texts: {@code zh} or {@code en}
     */
    public static Answerer filling(String language) {
        String checked = checked(language);
        return request -> {
            long seed = request.fingerprint();
            Prose prose = new Prose(checked, Title.of(request), seed);
            return request.schema()
                    .map(schema -> new SchemaFiller(schema, seed, prose::text).fill().toString())
                    .orElseGet(prose::summary);
        };
    }

    /**
     * Obeys every instruction that it knows ({@link Orders}) where it stands outside of data
     * blocks. Its answer depends on nothing that stands inside: two requests that differ only there
     * get the same one.
     *
     * @param language of the texts: {@code zh} or {@code en}, unless an instruction says otherwise
     */
    public static Answerer obedient(String language) {
        return new Obedient(checked(language));
    }

    /**
     * Fills the schema with the text of the data blocks, as it stands, in every string that is
     * free: links, HTML, images, headings and mentions with it.
     */
    public static Answerer echoing() {
        return request -> {
            String echo = request.data().isEmpty() ? request.user() : request.dataText();
            return request.schema().map(schema -> echoed(schema, request, echo)).orElse(echo);
        };
    }

    private static String echoed(JsonNode schema, ChatRequest request, String echo) {
        return new SchemaFiller(schema, request.fingerprint(), name -> echo).fill().toString();
    }

    private static String checked(String language) {
        if (!language.equals("zh") && !language.equals("en")) {
            throw new IllegalArgumentException(
                    "The simulator writes zh or en, not '" + language + "'");
        }
        return language;
    }
}
