package dev.courant.testkit.webhook;

/** A message that the vendor does not take. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;

    /**
     * @param code the vendor's own, or a status where it has none
     */
    Refusal(int code, String why) {
        super(why);
        this.code = code;
    }

    int code() {
        return code;
    }
}
