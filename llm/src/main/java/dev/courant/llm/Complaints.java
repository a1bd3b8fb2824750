package dev.courant.llm;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a refusal means, where its status does not say: servers have their own ideas of these. */
final class Complaints {

    static final int BAD_REQUEST = 400;
    static final int WRONG_KEY = 401;
    static final int UNPAID = 402;
    static final int UNKNOWN_MODEL = 404;
    static final int TOO_MANY = 429;

    private static final Pattern ABOUT_THE_KEY =
            Pattern.compile(
                    "(invalid|incorrect|wrong) api.?key|api.?key (is )?(invalid|not valid)");
    private static final Pattern ABOUT_THE_MODEL =
            Pattern.compile(
                    "model_not_found|(unknown|invalid|no such|not a valid) model"
                            + "|model [^.\\n]{0,60}?(not exist|not found|unknown)");
    private static final Pattern ABOUT_THE_BILL = Pattern.compile("insufficient.?(quota|balance)");

    private Complaints() {}

    /**
     * The status that was meant.
     *
     * @param body the start of it
     */
    static int meaning(int status, String body) {
        String text = body.toLowerCase(Locale.ROOT);
        return switch (status) {
            case TOO_MANY -> ABOUT_THE_BILL.matcher(text).find() ? UNPAID : status;
            case BAD_REQUEST -> {
                if (ABOUT_THE_KEY.matcher(text).find()) {
                    yield WRONG_KEY;
                }
                yield ABOUT_THE_MODEL.matcher(text).find() ? UNKNOWN_MODEL : status;
            }
            default -> status;
        };
    }
}
