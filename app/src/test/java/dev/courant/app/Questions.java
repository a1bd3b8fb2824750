package dev.courant.app;

import dev.courant.testkit.llm.LlmCall;
import dev.courant.testkit.llm.LlmSimulator;

import java.util.List;
import java.util.Optional;

/** What a simulated model was asked. */
final class Questions {

    private Questions() {}

    /** Requests about single events, in the order of their answers; not those about the edition. */
    static List<LlmCall> aboutEvents(LlmSimulator llm) {
        return llm.requests().stream().filter(call -> isAboutEvent(call.schemaName())).toList();
    }

    /**
     * @param schemaName of a question
     */
    static boolean isAboutEvent(Optional<String> schemaName) {
        return schemaName.orElse("").startsWith("analysis");
    }
}
