package dev.courant.testkit.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.courant.testkit.llm.ChatRequest.Format;
import dev.courant.testkit.llm.ChatRequest.Message;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads requests as they are sent. */
final class ChatReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ChatReader() {}

    /**
     * @throws Refused if the body is not what the interface asks for
     */
    static ChatRequest read(String body, DataBlocks marks) {
        return read(parse(body), marks);
    }

    /**
     * @throws Refused if the body is not what the interface asks for
     */
    static ChatRequest read(JsonNode root, DataBlocks marks) {
        check(root);
        List<Message> messages = messages(root.path("messages"), marks);
        JsonNode wanted = root.path("response_format");
        Format format = format(wanted.path("type").asText("text"));
        JsonNode sent = wanted.path("json_schema");
        return new ChatRequest(
                root.path("model").asText(),
                messages,
                format,
                Optional.of(sent.path("name").asText()).filter(name -> !name.isEmpty()),
                sent.has("schema") ? Optional.of(sent.path("schema")) : inPrompt(messages),
                maxTokens(root));
    }

    private static void check(JsonNode root) {
        if (root.path("model").asText().isEmpty()) {
            throw new Refused("you must provide a model parameter", "model");
        }
        if (root.path("messages").isEmpty()) {
            throw new Refused("Missing required parameter: 'messages'.", "messages");
        }
        if (root.path("stream").asBoolean()) {
            throw new Refused("The simulator does not stream.", "stream");
        }
    }

    /**
     * @throws Refused if the body is not JSON
     */
    static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new Refused("We could not parse the JSON body of your request.", "body");
        }
    }

    private static Format format(String type) {
        return switch (type) {
            case "text" -> Format.TEXT;
            case "json_object" -> Format.JSON_OBJECT;
            case "json_schema" -> Format.JSON_SCHEMA;
            default -> throw new Refused("Invalid value: '" + type + "'.", "response_format.type");
        };
    }

    private static List<Message> messages(JsonNode messages, DataBlocks marks) {
        return StreamSupport.stream(messages.spliterator(), false)
                .map(sent -> Message.of(sent.path("role").asText(), text(sent), marks))
                .toList();
    }

    /** A message's content is a text, or a list of parts. */
    private static String text(JsonNode message) {
        JsonNode content = message.path("content");
        return content.isArray()
                ? StreamSupport.stream(content.spliterator(), false)
                        .map(part -> part.path("text").asText())
                        .collect(Collectors.joining("\n"))
                : content.asText("");
    }

    private static Optional<JsonNode> inPrompt(List<Message> messages) {
        return messages.stream()
                .filter(message -> !message.role().equals("assistant"))
                .flatMap(message -> SchemaFinder.find(message.instructions()).stream())
                .findFirst();
    }

    private static OptionalInt maxTokens(JsonNode root) {
        JsonNode limit = root.path("max_completion_tokens");
        JsonNode old = root.path("max_tokens");
        JsonNode used = limit.isInt() ? limit : old;
        return used.isInt() ? OptionalInt.of(used.intValue()) : OptionalInt.empty();
    }
}
