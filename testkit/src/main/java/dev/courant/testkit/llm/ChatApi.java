package dev.courant.testkit.llm;

import com.fasterxml.jackson.databind.JsonNode;

import dev.courant.testkit.http.Delivery;
import dev.courant.testkit.http.Fault;
import dev.courant.testkit.http.Faults;
import dev.courant.testkit.http.Reply;
import dev.courant.testkit.http.Request;
import dev.courant.testkit.llm.LlmCall.Credential;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * From a request to its answer. Runs on the connections' threads; its settings may change
 * meanwhile.
 */
final class ChatApi {

    private static final String PATH = "/v1/chat/completions";

    private final InstantSource clock;
    private final LlmLedger ledger;
    private final Capabilities capabilities = new Capabilities();
    private final Faults faults = new Faults();
    private final Map<String, Faults> faultsByModel = new ConcurrentHashMap<>();
    private volatile Answerer answerer = Answerers.filling("en");
    private volatile DataBlocks marks = DataBlocks.standard();
    private volatile Latency latency = Latency.fixed(Duration.ZERO);
    private volatile Optional<String> key = Optional.empty();

    ChatApi(InstantSource clock, LlmLedger ledger) {
        this.clock = clock;
        this.ledger = ledger;
    }

    /** A reply, and what the ledger is to say of it. */
    private record Answered(Reply reply, Outcome outcome) {}

    void answerer(Answerer next) {
        answerer = next;
    }

    void dataBlocks(DataBlocks next) {
        marks = next;
    }

    void latency(Latency next) {
        latency = next;
    }

    void key(String expected) {
        key = Optional.of(expected);
    }

    Capabilities capabilities() {
        return capabilities;
    }

    Faults faults() {
        return faults;
    }

    Faults faults(String model) {
        return faultsByModel.computeIfAbsent(model, any -> new Faults());
    }

    Reply answer(Request request) {
        if (!request.method().equals("POST") || !request.path().equals(PATH)) {
            return ApiError.notFound(request.method(), request.path());
        }
        Instant at = clock.instant();
        ledger.begin();
        try {
            Answered answered = answered(request);
            LlmCall call = answered.outcome().call(at, Keys.compared(request, key));
            return watched(answered.reply(), call);
        } catch (RuntimeException e) {
            ledger.abandon();
            throw e;
        }
    }

    private Reply watched(Reply reply, LlmCall call) {
        AtomicBoolean told = new AtomicBoolean();
        return reply.delivered(
                new Delivery.Watched(
                        reply.delivery(),
                        () -> {
                            if (told.compareAndSet(false, true)) {
                                ledger.end(call);
                            }
                        }));
    }

    private Answered answered(Request request) {
        try {
            JsonNode sent = ChatReader.parse(request.body());
            ChatRequest chat = ChatReader.read(sent, marks);
            ledger.keep(chat);
            return refusal(request, sent, chat)
                    .map(reply -> new Answered(reply, Outcome.failed(chat, reply)))
                    .orElseGet(() -> served(request, chat));
        } catch (Refused e) {
            Reply reply = ApiError.invalid(e.reason(), e.param(), null);
            return new Answered(reply, Outcome.unread(reply));
        }
    }

    /** What the server would say no to in any case; this uses up no fault. */
    private Optional<Reply> refusal(Request request, JsonNode sent, ChatRequest chat) {
        if (key.isPresent() && Keys.compared(request, key) != Credential.EXPECTED) {
            String wrong = Keys.sent(request).orElse("(none)");
            return Optional.of(ApiError.wrongKey(wrong, LlmFault.ACCOUNT));
        }
        return capabilities.refusal(sent, chat);
    }

    private Answered served(Request request, ChatRequest chat) {
        Optional<Fault> fault = fault(chat);
        if (fault.isPresent() && fault.get() instanceof Fault.Instead instead) {
            return new Answered(
                    instead.reply(), Outcome.failed(chat, instead.reply()).with(instead.name()));
        }
        Reply whole = Completion.of(chat, answerer.answer(chat), clock.instant().getEpochSecond());
        Outcome outcome = Outcome.answered(chat, whole);
        if (fault.isEmpty() || !(fault.get() instanceof Fault.Spoiled spoiled)) {
            return new Answered(delayed(whole), outcome);
        }
        Reply reply = spoiled.how().apply(request, whole);
        return new Answered(delayed(reply), outcome.spoiledTo(reply).with(spoiled.name()));
    }

    private Optional<Fault> fault(ChatRequest chat) {
        String name = chat.schemaName().orElse("");
        return Optional.ofNullable(faultsByModel.get(chat.model()))
                .flatMap(own -> own.take(name))
                .or(() -> faults.take(name));
    }

    private Reply delayed(Reply reply) {
        return reply.status() == 200
                ? reply.delivered(new Delivery.Delayed(latency.next(), reply.delivery()))
                : reply;
    }
}
