package dev.courant.llm;

import dev.courant.llm.Verdict.Flaw;

/**
 * A question to one model: in the way that its server takes, and once more if the answer is of no
 * use. One per client, used by many threads.
 */
final class Dialogue {

    private final Exchange exchange;
    private final Judge judge = new Judge();

    Dialogue(Exchange exchange) {
        this.exchange = exchange;
    }

    /**
     * @throws LlmException if this model has no answer to give
     * @throws Halt if none has
     */
    <T> Completion<T> with(Model model, Question<T> question, Tally tally) {
        ChatAnswer answer = ask(model, question, question.user(), tally);
        Verdict<T> verdict = judge.of(question, answer);
        if (verdict instanceof Verdict.Bad<T> bad && bad.flaw() != Flaw.DECLINED) {
            learn(model, bad.flaw());
            String user = Repair.prompt(question, bad, answer.content());
            verdict = judge.of(question, ask(model, question, user, tally));
        }
        return switch (verdict) {
            case Verdict.Good<T>(T value, String json) ->
                    new Completion<>(value, json, model.name(), tally.sum());
            case Verdict.Bad<T> bad ->
                    throw Failures.badAnswer(model.label(), question.purpose(), bad.what());
        };
    }

    private ChatAnswer ask(Model model, Question<?> question, String user, Tally tally) {
        Dialect dialect = model.dialect();
        while (true) {
            ChatRequest request = ChatRequest.of(model.name(), dialect, question, user);
            switch (exchange.send(model, request, question, tally)) {
                case Reply.Answered(ChatAnswer answer) -> {
                    model.speaks(dialect);
                    return answer;
                }
                case Reply.NotTaken(int status, String complaint) ->
                        dialect =
                                dialect.after(complaint)
                                        .orElseThrow(() -> notTaken(model, question, status));
                case Reply.Failed(RuntimeException why) -> throw why;
            }
        }
    }

    /** Some servers take the strict format and forget about it. */
    private static void learn(Model model, Flaw flaw) {
        Dialect dialect = model.dialect();
        if (flaw == Flaw.NO_JSON && dialect.rung() == Rung.STRICT) {
            model.speaks(dialect.plainer());
        }
    }

    private static LlmException notTaken(Model model, Question<?> question, int status) {
        return new LlmException.BadAnswer(
                model.label()
                        + " does not take the request ("
                        + question.purpose()
                        + "), in whatever form ("
                        + status
                        + ").");
    }
}
