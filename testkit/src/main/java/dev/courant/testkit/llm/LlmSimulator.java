package dev.courant.testkit.llm;

import dev.courant.testkit.http.Faults;
import dev.courant.testkit.http.LoopbackServer;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * A server of language models on loopback, with OpenAI's chat-completions interface.
 *
 * <p>Unless told otherwise it knows every model, takes every key, answers at once and in English,
 * and fills the schema that a request carries ({@link Answerers#filling}). Each request has its own
 * virtual thread, so answers that wait hold nothing that is scarce. Everything may be called while
 * requests are served.
 */
public final class LlmSimulator implements AutoCloseable {

    private final LlmLedger ledger = new LlmLedger();
    private final ChatApi api;
    private final LoopbackServer server;

    private LlmSimulator(InstantSource clock) {
        api = new ChatApi(clock, ledger);
        server = LoopbackServer.start(api::answer);
    }

    /** Starts a server on the machine's clock. */
    public static LlmSimulator start() {
        return start(InstantSource.system());
    }

    /**
     * Starts a server whose {@code created} and ledger follow a clock; waits are in real time all
     * the same.
     */
    public static LlmSimulator start(InstantSource clock) {
        return new LlmSimulator(clock);
    }

    /** What to use as the base URL: ends in {@code /v1}. */
    public URI url() {
        return URI.create(server.url() + "/v1");
    }

    /** What the models say. */
    public LlmSimulator answerer(Answerer answerer) {
        api.answerer(answerer);
        return this;
    }

    /** Fills schemas in this language: {@code zh} or {@code en}. */
    public LlmSimulator language(String language) {
        return answerer(Answerers.filling(language));
    }

    /** How a prompt marks its data; {@link DataBlocks#standard} unless set. */
    public LlmSimulator dataBlocks(DataBlocks marks) {
        api.dataBlocks(marks);
        return this;
    }

    /** The only models there are; others are answered with 404. */
    public LlmSimulator models(String... names) {
        api.capabilities().know(names);
        return this;
    }

    /** The only key; others, and none, are answered with 401. */
    public LlmSimulator key(String expected) {
        api.key(expected);
        return this;
    }

    /** 400 for {@code json_schema}, at these models; at all if none is named. */
    public LlmSimulator rejectJsonSchema(String... models) {
        api.capabilities().rejectJsonSchema(models);
        return this;
    }

    /** 400 for {@code json_object}, at these models; at all if none is named. */
    public LlmSimulator rejectJsonObject(String... models) {
        api.capabilities().rejectJsonObject(models);
        return this;
    }

    /**
     * 400 for requests with a field such as {@code max_tokens}, {@code temperature} or {@code
     * seed}, at these models; at all if none is named.
     */
    public LlmSimulator rejectField(String field, String... models) {
        api.capabilities().rejectField(field, models);
        return this;
    }

    /** How long each answer takes; errors come at once. */
    public LlmSimulator latency(Latency latency) {
        api.latency(latency);
        return this;
    }

    /** As {@link Latency#fixed}. */
    public LlmSimulator latency(Duration each) {
        return latency(Latency.fixed(each));
    }

    /** As {@link Latency#lognormal}. */
    public LlmSimulator latency(long seed, Duration median, Duration p99) {
        return latency(Latency.lognormal(seed, median, p99));
    }

    /**
     * What goes wrong, whatever the model. {@code on("name")} narrows a rule to requests with that
     * schema name.
     */
    public Faults faults() {
        return api.faults();
    }

    /** What goes wrong with one model; asked before {@link #faults()}. */
    public Faults faults(String model) {
        return api.faults(model);
    }

    /**
     * What was asked, in the order of the answers; the last 100,000. A client that has an answer
     * finds its call here.
     */
    public List<LlmCall> requests() {
        return ledger.calls();
    }

    /** The last 200 readable requests in full, in the order in which they came. */
    public List<ChatRequest> texts() {
        return ledger.texts();
    }

    /**
     * Requests that came and whose answer is not yet sent. One that the client gave up counts until
     * its answer would be due.
     */
    public int inFlight() {
        return ledger.inFlight();
    }

    /** The most that ever were in flight. */
    public int maxInFlight() {
        return ledger.maxInFlight();
    }

    /** What all answers cost. */
    public Usage tokens() {
        return ledger.tokens();
    }

    /** Forgets requests, texts, tokens, and the maximum in flight. */
    public void forget() {
        ledger.clear();
    }

    /** Ends all connections, also those that wait. */
    @Override
    public void close() {
        server.close();
    }
}
