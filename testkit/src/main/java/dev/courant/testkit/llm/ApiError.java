package dev.courant.testkit.llm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.courant.testkit.http.Reply;

import org.jspecify.annotations.Nullable;

/** Errors in OpenAI's form: message, type, param, code. */
final class ApiError {

    private static final String INVALID = "invalid_request_error";

    private ApiError() {}

    static Reply of(
            int status,
            String message,
            String type,
            @Nullable String param,
            @Nullable String code) {
        return Reply.json(status, body(message, type, param, code).toString());
    }

    static ObjectNode body(
            String message, String type, @Nullable String param, @Nullable String code) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putObject("error")
                .put("message", message)
                .put("type", type)
                .put("param", param)
                .put("code", code);
        return root;
    }

    static Reply invalid(String message, @Nullable String param, @Nullable String code) {
        return of(400, message, INVALID, param, code);
    }

    static Reply notFound(String method, String path) {
        return of(404, "Invalid URL (%s %s)".formatted(method, path), INVALID, null, null);
    }

    static Reply unknownModel(String model) {
        return of(
                404,
                "The model `%s` does not exist or you do not have access to it.".formatted(model),
                INVALID,
                null,
                "model_not_found");
    }

    /**
     * As some servers do, it names the key in full and the account: what a client must not tell.
     */
    static Reply wrongKey(String key, String account) {
        return of(
                401,
                "Incorrect API key provided: %s. The key does not belong to account %s."
                        .formatted(key, account),
                INVALID,
                null,
                "invalid_api_key");
    }

    static Reply unsupportedFormat(String type) {
        return invalid(
                "Invalid parameter: 'response_format' of type '%s' is not supported with this model."
                        .formatted(type),
                "response_format",
                null);
    }

    static Reply unsupportedField(String field) {
        String instead = field.equals("max_tokens") ? " Use 'max_completion_tokens' instead." : "";
        return invalid(
                "Unsupported parameter: '%s' is not supported with this model.%s"
                        .formatted(field, instead),
                field,
                "unsupported_parameter");
    }
}
