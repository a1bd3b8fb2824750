package dev.courant.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A server's 200. Any field may be missing or of another type.
 *
 * @param error the HTTP status that an error inside it stands for: routers report so what went
 *     wrong behind them
 * @param answered true if there is a message, be it empty
 * @param content the text; empty if there is none
 * @param cutOff true if it ended at the limit of tokens
 * @param declined true if the model, or a filter, would not answer
 * @param usage as the server counted
 */
record ChatAnswer(
        OptionalInt error,
        boolean answered,
        String content,
        boolean cutOff,
        boolean declined,
        Optional<Usage> usage) {

    private static final int ERROR_WITHOUT_A_CODE = 502;

    /** Beyond any context window; a server that says more is not believed. */
    private static final long MOST_TOKENS = 100_000_000;

    /** Empty if it is something else: neither an answer nor an error. */
    static Optional<ChatAnswer> read(String body) {
        try {
            return Optional.of(of(Json.STRICT.readTree(body))).filter(ChatAnswer::isOne);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static ChatAnswer of(JsonNode root) {
        JsonNode choice = root.path("choices").path(0);
        JsonNode message = choice.path("message");
        String finish = choice.path("finish_reason").asText("");
        return new ChatAnswer(
                error(root, choice),
                message.isObject(),
                text(message.path("content")),
                finish.equals("length"),
                finish.equals("content_filter") || !message.path("refusal").asText("").isBlank(),
                usage(root.path("usage")));
    }

    private boolean isOne() {
        return answered || error.isPresent();
    }

    private static OptionalInt error(JsonNode root, JsonNode choice) {
        JsonNode error = root.path("error").isObject() ? root.path("error") : choice.path("error");
        if (!error.isObject()) {
            return OptionalInt.empty();
        }
        int code = error.path("code").asInt(ERROR_WITHOUT_A_CODE);
        return OptionalInt.of(code >= 400 && code <= 599 ? code : ERROR_WITHOUT_A_CODE);
    }

    /** Plain text, or a list of parts of which some are text. */
    private static String text(JsonNode content) {
        if (!content.isArray()) {
            return content.isTextual() ? content.asText() : "";
        }
        StringBuilder text = new StringBuilder();
        content.forEach(part -> text.append(text(part.isObject() ? part.path("text") : part)));
        return text.toString();
    }

    private static Optional<Usage> usage(JsonNode usage) {
        JsonNode prompt = usage.path("prompt_tokens");
        JsonNode completion = usage.path("completion_tokens");
        return prompt.isNumber() && completion.isNumber()
                ? Optional.of(new Usage(1, bounded(prompt), bounded(completion)))
                : Optional.empty();
    }

    private static long bounded(JsonNode count) {
        return Math.clamp(count.asLong(), 0, MOST_TOKENS);
    }
}
