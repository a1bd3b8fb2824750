package dev.courant.app;

import dev.courant.testkit.http.Fault;
import dev.courant.testkit.llm.BadAnswer;
import dev.courant.testkit.llm.LlmFault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a server of models may do to an answer. */
final class BrokenAnswers {

    private BrokenAnswers() {}

    /** Every way to fail, but for refusing for good. */
    static List<Fault> all() {
        var faults = new ArrayList<>(BadAnswer.all());
        faults.addAll(
                List.of(
                        BadAnswer.cutOffUnsaid(),
                        LlmFault.tooManyRequests(Duration.ofSeconds(1)),
                        LlmFault.tooManyRequests(),
                        LlmFault.serverError(500),
                        LlmFault.serverError(503),
                        LlmFault.htmlError(502),
                        LlmFault.errorInside200(),
                        LlmFault.unsupportedFormat("json_schema"),
                        LlmFault.unsupportedField("seed"),
                        LlmFault.tooLong(),
                        LlmFault.malformedBody(),
                        LlmFault.emptyBody(),
                        LlmFault.drip(20, Duration.ofMillis(20)),
                        LlmFault.reset(),
                        LlmFault.hang(),
                        LlmFault.slow(Duration.ofSeconds(1)),
                        LlmFault.truncatedBody()));
        return faults;
    }
}
