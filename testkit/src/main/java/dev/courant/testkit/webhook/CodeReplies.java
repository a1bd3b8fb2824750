package dev.courant.testkit.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.courant.testkit.http.Reply;

/** The answers of those that say everything with 200 and a code. */
final class CodeReplies {

    private CodeReplies() {}

    static Reply of(String codeField, int code, String textField, String text) {
        return Reply.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put(codeField, code)
                        .put(textField, text)
                        .toString());
    }
}
