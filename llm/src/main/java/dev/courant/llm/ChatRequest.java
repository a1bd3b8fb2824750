package dev.courant.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A request in a model's dialect.
 *
 * @param promptTokens our count of what the model will read
 */
record ChatRequest(String json, int promptTokens) {

    /** Any number, and always the same: as far as a server can, it answers the same to the same. */
    private static final int SEED = 1605;

    /** What a chat template adds around two messages, roughly. */
    private static final int TEMPLATE_TOKENS = 16;

    private static final String IN_JSON =
            "\n\nAnswer with one JSON object and nothing else: no words around it, no code fence."
                    + " It keeps this JSON Schema:\n";

    /**
     * @param user the question's matter, or that and what was wrong with the first answer
     */
    static ChatRequest of(String model, Dialect dialect, Question<?> question, String user) {
        String system = system(dialect, question);
        ObjectNode body = Json.STRICT.createObjectNode().put("model", model);
        body.putArray("messages").add(message("system", system)).add(message("user", user));
        body.put(
                dialect.completionTokens() ? "max_completion_tokens" : "max_tokens",
                question.maxAnswerTokens());
        if (dialect.temperature()) {
            body.put("temperature", 0);
        }
        if (dialect.seed()) {
            body.put("seed", SEED);
        }
        addFormat(body, dialect, question);
        return new ChatRequest(body.toString(), tokens(dialect, question, system, user));
    }

    private static String system(Dialect dialect, Question<?> question) {
        return dialect.rung() == Rung.STRICT
                ? question.system()
                : question.system() + IN_JSON + question.schema();
    }

    private static ObjectNode message(String role, String content) {
        return Json.STRICT.createObjectNode().put("role", role).put("content", content);
    }

    private static void addFormat(ObjectNode body, Dialect dialect, Question<?> question) {
        switch (dialect.rung()) {
            case STRICT ->
                    body.putObject("response_format")
                            .put("type", "json_schema")
                            .putObject("json_schema")
                            .put("name", question.schemaName())
                            .put("strict", true)
                            .set("schema", question.schema());
            case JSON_OBJECT -> body.putObject("response_format").put("type", "json_object");
            case TEXT -> {}
        }
    }

    private static int tokens(Dialect dialect, Question<?> question, String system, String user) {
        int schema = dialect.rung() == Rung.STRICT ? Tokens.count(question.schema().toString()) : 0;
        return Tokens.count(system) + Tokens.count(user) + schema + TEMPLATE_TOKENS;
    }
}
