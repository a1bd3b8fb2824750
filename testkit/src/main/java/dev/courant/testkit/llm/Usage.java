package dev.courant.testkit.llm;

import dev.courant.testkit.llm.ChatRequest.Message;

/**
 * Tokens, by estimate: four ASCII characters are one, and each other character is one.
 *
 * @param prompt with four more for each message
 */
public record Usage(long prompt, long completion) {

    static final Usage NONE = new Usage(0, 0);
    private static final int PER_MESSAGE = 4;

    /** Both together. */
    public long total() {
        return prompt + completion;
    }

    static Usage of(ChatRequest request, String content) {
        long prompt = 0;
        for (Message message : request.messages()) {
            prompt += PER_MESSAGE + tokens(message.text());
        }
        return new Usage(prompt, tokens(content));
    }

    /** As much of a text as so many tokens hold. */
    static String cut(String text, int tokens) {
        int quarters = 0;
        for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            quarters += weight(text.codePointAt(at));
            if (quarters > 4L * tokens) {
                return text.substring(0, at);
            }
        }
        return text;
    }

    static int tokens(String text) {
        return (text.codePoints().map(Usage::weight).sum() + 3) / 4;
    }

    private static int weight(int character) {
        return character < 128 ? 1 : 4;
    }
}
