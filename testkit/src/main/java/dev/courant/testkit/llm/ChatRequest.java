package dev.courant.testkit.llm;

import com.fasterxml.jackson.databind.JsonNode;

import dev.courant.testkit.llm.DataBlocks.Block;
import dev.courant.testkit.llm.DataBlocks.Split;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a client asks for.
 *
 * @param format what it wants the answer to be
 * @param schemaName as sent with a {@code json_schema} format
 * @param schema as sent with that format, else the first JSON schema of an object in the prompt's
 *     own words
 * @param maxTokens {@code max_completion_tokens}, else {@code max_tokens}
 */
public record ChatRequest(
        String model,
        List<Message> messages,
        Format format,
        Optional<String> schemaName,
        Optional<JsonNode> schema,
        OptionalInt maxTokens) {

    /** The response formats of the interface. */
    public enum Format {
        TEXT,
        JSON_OBJECT,
        JSON_SCHEMA
    }

    /**
     * One message of the conversation.
     *
     * @param role {@code system}, {@code developer}, {@code user} or {@code assistant}
     * @param text with its data blocks
     * @param instructions the text outside of data blocks
     * @param data what stands inside
     */
    public record Message(String role, String text, String instructions, List<Block> data) {

        static Message of(String role, String text, DataBlocks marks) {
            Split split = marks.split(text);
            return new Message(role, text, split.outside(), split.blocks());
        }

        boolean system() {
            return role.equals("system") || role.equals("developer");
        }
    }

    public ChatRequest {
        messages = List.copyOf(messages);
    }

    /** All system messages. */
    public String system() {
        return joined(Message::system, Message::text);
    }

    /** All user messages. */
    public String user() {
        return joined(message -> message.role().equals("user"), Message::text);
    }

    /** The text outside of data blocks, of all messages but the model's own. */
    public String instructions() {
        return joined(message -> !message.role().equals("assistant"), Message::instructions);
    }

    /** The data blocks of all messages, in their order. */
    public List<Block> data() {
        return messages.stream().flatMap(message -> message.data().stream()).toList();
    }

    /** The texts of all data blocks. */
    public String dataText() {
        return data().stream().map(Block::text).collect(Collectors.joining("\n"));
    }

    /** A number made from model, messages and schema; the ids of data blocks do not change it. */
    public long fingerprint() {
        return Hash.of(model, instructionsWithoutIds(), dataText(), schemaText());
    }

    /** As {@link #fingerprint}, but blind to what stands in data blocks. */
    long fingerprintOfInstructions() {
        return Hash.of(model, instructionsWithoutIds(), schemaText());
    }

    private String instructionsWithoutIds() {
        String text = joined(message -> true, Message::instructions);
        for (Block block : data()) {
            text = text.replace(block.id(), "");
        }
        return text;
    }

    private String schemaText() {
        return schema.map(JsonNode::toString).orElse("");
    }

    private String joined(Predicate<Message> wanted, Function<Message, String> part) {
        return messages.stream().filter(wanted).map(part).collect(Collectors.joining("\n"));
    }
}
