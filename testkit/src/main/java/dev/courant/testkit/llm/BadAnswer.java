package dev.courant.testkit.llm;

import dev.courant.testkit.http.Fault;
import dev.courant.testkit.http.Fault.Spoiled;
import dev.courant.testkit.http.Reply;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * Answers with status 200 that a client must not take as they are. The real answer is made, charged
 * and then spoiled; an answer that is an error stays one.
 */
public final class BadAnswer {

    private static final double PART = 0.6;

    private BadAnswer() {}

    /** One of each kind. */
    public static List<Fault> all() {
        return List.of(
                malformed(),
                cutOff(),
                fenced(),
                thinkingAloud(),
                trailingCommas(),
                missingField(),
                outOfRange(),
                unknownEnum(),
                wrongLanguage(),
                empty(),
                refusal(),
                jsonInString(),
                plainText());
    }

    /** JSON that no tolerance mends: a quotation mark is missing. */
    public static Fault malformed() {
        return content("malformed", BadContent::malformed);
    }

    /** The first part of the answer, with {@code finish_reason} {@code length}. */
    public static Fault cutOff() {
        return spoiled(
                "cut off",
                reply ->
                        Completion.withFinish(
                                Completion.withContent(reply, text -> BadContent.part(text, PART)),
                                "length"));
    }

    /** The first part of the answer, with {@code finish_reason} {@code stop}. */
    public static Fault cutOffUnsaid() {
        return content("cut off unsaid", text -> BadContent.part(text, PART));
    }

    /** In a code fence, with words around it. */
    public static Fault fenced() {
        return content("fenced", BadContent::fenced);
    }

    /** After thoughts in a {@code <think>} block that hold a draft of other content. */
    public static Fault thinkingAloud() {
        return content("thinking aloud", BadContent::thinkingAloud);
    }

    /** A comma before each closing bracket. */
    public static Fault trailingCommas() {
        return content("trailing commas", BadContent::trailingCommas);
    }

    /** The first field that the schema requires is left out. */
    public static Fault missingField() {
        return judged("missing field", Misfit::missingField);
    }

    /** A number is one above its maximum; without a bounded number a field is left out. */
    public static Fault outOfRange() {
        return judged("out of range", Misfit::outOfRange);
    }

    /** A value that is not among those allowed; without an enum a field is left out. */
    public static Fault unknownEnum() {
        return judged("unknown enum", Misfit::unknownEnum);
    }

    /** Fits the schema, but its texts are in the other language: zh for en, en for zh. */
    public static Fault wrongLanguage() {
        return judged("wrong language", BadContent::inOtherLanguage);
    }

    /** No content at all: an empty text. */
    public static Fault empty() {
        return content("empty", text -> "");
    }

    /** No content, and a refusal in its place. */
    public static Fault refusal() {
        return spoiled(
                "refusal",
                reply -> Completion.refusing(reply, "I'm sorry, I can't assist with that."));
    }

    /** JSON text as a JSON string. */
    public static Fault jsonInString() {
        return content("json in a string", BadContent::asString);
    }

    /** Words in place of JSON. */
    public static Fault plainText() {
        return content(
                "plain text", text -> "The change looks important. I would score it highly.");
    }

    private static Fault content(String name, UnaryOperator<String> change) {
        return spoiled(name, reply -> Completion.withContent(reply, change));
    }

    private static Fault judged(String name, BiFunction<ChatRequest, String, String> change) {
        return new Spoiled(
                name,
                (request, reply) -> {
                    ChatRequest chat = ChatReader.read(request.body(), DataBlocks.standard());
                    return Completion.withContent(reply, text -> change.apply(chat, text));
                });
    }

    private static Fault spoiled(String name, UnaryOperator<Reply> how) {
        return new Spoiled(name, (request, reply) -> how.apply(reply));
    }
}
