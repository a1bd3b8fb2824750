package dev.courant.testkit.llm;

import dev.courant.testkit.http.Reply;
import dev.courant.testkit.llm.ChatRequest.Format;
import dev.courant.testkit.llm.LlmCall.Credential;

import java.time.Instant;
import java.util.Optional;

/** What came of a request, for the ledger. */
record Outcome(
        Optional<ChatRequest> request,
        int status,
        Optional<String> finish,
        Usage usage,
        Optional<String> fault) {

    /** Of a request that could not be read. */
    static Outcome unread(Reply reply) {
        return without(Optional.empty(), reply);
    }

    /** Of one that was answered without asking a model. */
    static Outcome failed(ChatRequest request, Reply reply) {
        return without(Optional.of(request), reply);
    }

    private static Outcome without(Optional<ChatRequest> request, Reply reply) {
        return new Outcome(request, reply.status(), Optional.empty(), Usage.NONE, Optional.empty());
    }

    static Outcome answered(ChatRequest request, Reply reply) {
        return without(Optional.of(request), reply).spoiledTo(reply);
    }

    /**
     * After the answer was changed: an error charges nothing, a broken body as the whole one did.
     */
    Outcome spoiledTo(Reply reply) {
        if (reply.status() != 200) {
            return without(request, reply);
        }
        return Completion.summary(reply)
                .map(
                        said ->
                                new Outcome(
                                        request,
                                        reply.status(),
                                        Optional.of(said.finish()),
                                        said.usage(),
                                        fault))
                .orElse(this);
    }

    Outcome with(String faultName) {
        return new Outcome(request, status, finish, usage, Optional.of(faultName));
    }

    LlmCall call(Instant at, Credential key) {
        return new LlmCall(
                at,
                request.map(ChatRequest::model).orElse(""),
                request.map(ChatRequest::format).orElse(Format.TEXT),
                request.flatMap(ChatRequest::schemaName),
                request.map(ChatRequest::fingerprint).orElse(0L),
                key,
                status,
                finish,
                usage,
                fault);
    }
}
