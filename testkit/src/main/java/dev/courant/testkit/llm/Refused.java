package dev.courant.testkit.llm;

/** A request that no such server would take: answered with 400. */
final class Refused extends RuntimeException {

    private final String reason;
    private final String param;

    Refused(String reason, String param) {
        super(reason);
        this.reason = reason;
        this.param = param;
    }

    /** What is wrong with it. */
    String reason() {
        return reason;
    }

    /** The part of the request that is wrong. */
    String param() {
        return param;
    }
}
