package dev.courant.testkit.llm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What was asked: the last 100,000 calls in the order of their answers, and the texts of the last
 * 200 requests in the order in which they came. Guarded by itself.
 */
final class LlmLedger {

    private static final int CALLS_KEPT = 100_000;
    private static final int TEXTS_KEPT = 200;

    private final Deque<LlmCall> calls = new ArrayDeque<>();
    private final Deque<ChatRequest> texts = new ArrayDeque<>();
    private long prompt;
    private long completion;
    private int inFlight;
    private int maxInFlight;

    synchronized void begin() {
        inFlight++;
        maxInFlight = Math.max(maxInFlight, inFlight);
    }

    /** Ends a request that has no outcome. */
    synchronized void abandon() {
        inFlight--;
    }

    synchronized void keep(ChatRequest request) {
        texts.add(request);
        if (texts.size() > TEXTS_KEPT) {
            texts.removeFirst();
        }
    }

    synchronized void end(LlmCall call) {
        inFlight--;
        calls.add(call);
        prompt += call.usage().prompt();
        completion += call.usage().completion();
        if (calls.size() > CALLS_KEPT) {
            calls.removeFirst();
        }
    }

    synchronized List<LlmCall> calls() {
        return List.copyOf(calls);
    }

    synchronized List<ChatRequest> texts() {
        return List.copyOf(texts);
    }

    synchronized Usage tokens() {
        return new Usage(prompt, completion);
    }

    synchronized int inFlight() {
        return inFlight;
    }

    synchronized int maxInFlight() {
        return maxInFlight;
    }

    synchronized void clear() {
        calls.clear();
        texts.clear();
        prompt = 0;
        completion = 0;
        maxInFlight = inFlight;
    }
}
