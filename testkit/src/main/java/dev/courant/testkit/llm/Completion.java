package dev.courant.testkit.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.courant.testkit.http.Reply;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The body of an answer. */
final class Completion {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Completion() {}

    /** An answer that was cut if the client allows no more tokens. */
    static Reply of(ChatRequest request, String said, long epochSecond) {
        int allowed = request.maxTokens().orElse(Integer.MAX_VALUE);
        boolean fits = Usage.tokens(said) <= allowed;
        String content = fits ? said : Usage.cut(said, allowed);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", "chatcmpl-" + String.format(Locale.ROOT, "%016x", request.fingerprint()));
        body.put("object", "chat.completion");
        body.put("created", epochSecond);
        body.put("model", request.model());
        body.putArray("choices").add(choice(content, fits ? "stop" : "length"));
        putUsage(body, Usage.of(request, content));
        return Reply.json(200, body.toString());
    }

    /** What was said, changed; the number of tokens follows. */
    static Reply withContent(Reply reply, UnaryOperator<String> change) {
        return edit(
                reply,
                body -> {
                    ObjectNode message = (ObjectNode) body.at("/choices/0/message");
                    String content = change.apply(message.path("content").asText());
                    message.put("content", content);
                    long prompt = body.at("/usage/prompt_tokens").asLong();
                    putUsage(body, new Usage(prompt, Usage.tokens(content)));
                });
    }

    static Reply withFinish(Reply reply, String reason) {
        return edit(
                reply, body -> ((ObjectNode) body.at("/choices/0")).put("finish_reason", reason));
    }

    /** Nothing said, and why not. */
    static Reply refusing(Reply reply, String why) {
        return edit(
                reply,
                body ->
                        ((ObjectNode) body.at("/choices/0/message"))
                                .putNull("content")
                                .put("refusal", why));
    }

    /** Why the model stopped, and what it cost. */
    record Summary(String finish, Usage usage) {}

    /** Empty if the body is no answer. */
    static Optional<Summary> summary(Reply reply) {
        try {
            JsonNode body = JSON.readTree(reply.body());
            JsonNode usage = body.path("usage");
            return Optional.of(usage)
                    .filter(JsonNode::isObject)
                    .map(
                            cost ->
                                    new Summary(
                                            body.at("/choices/0/finish_reason").asText(),
                                            new Usage(
                                                    cost.path("prompt_tokens").asLong(),
                                                    cost.path("completion_tokens").asLong())));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** An answer of another kind, such as an error, stays as it is. */
    private static Reply edit(Reply reply, Consumer<ObjectNode> change) {
        if (reply.status() != 200) {
            return reply;
        }
        ObjectNode body = parse(reply);
        change.accept(body);
        return reply.withBody(body.toString());
    }

    private static ObjectNode choice(String content, String finish) {
        ObjectNode choice = JsonNodeFactory.instance.objectNode();
        choice.put("index", 0);
        choice.putObject("message")
                .put("role", "assistant")
                .put("content", content)
                .putNull("refusal");
        choice.putNull("logprobs");
        choice.put("finish_reason", finish);
        return choice;
    }

    private static void putUsage(ObjectNode body, Usage usage) {
        body.putObject("usage")
                .put("prompt_tokens", usage.prompt())
                .put("completion_tokens", usage.completion())
                .put("total_tokens", usage.total());
    }

    private static ObjectNode parse(Reply reply) {
        try {
            return (ObjectNode) JSON.readTree(reply.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer of the simulator's own is not JSON", e);
        }
    }
}
