package dev.courant.testkit.webhook;

import dev.courant.testkit.http.Fault;
import dev.courant.testkit.http.Fault.Instead;
import dev.courant.testkit.http.Reply;

import java.net.URI;
import java.time.Duration;

/** The ways in which webhooks fail, each vendor in its own words. */
public final class WebhookFault {

    private WebhookFault() {}

    /** Too many messages; nothing is taken. */
    public static Fault tooMany(Vendor vendor, Duration wait) {
        return new Instead("too many", Desk.of(vendor).tooMany(wait));
    }

    /** The vendor's own trouble; nothing is taken. */
    public static Fault trouble(Vendor vendor) {
        return new Instead("trouble", Desk.of(vendor).trouble());
    }

    /**
     * The vendor does not know the webhook, and says so with this in its answer.
     *
     * @param named such as the address, which some servers repeat
     */
    public static Fault unknown(Vendor vendor, String named) {
        return new Instead("unknown", Desk.of(vendor).unknown(named));
    }

    /** The message goes to another address. */
    public static Fault redirect(int status, URI target) {
        return new Instead("redirect", Reply.json(status, "").with("Location", target.toString()));
    }

    /** A success by its status, with a page where the vendor's answer should be. */
    public static Fault portal() {
        return new Instead(
                "portal",
                Reply.json(200, "<html>Sign in to the guest network</html>")
                        .with("Content-Type", "text/html"));
    }

    /** A success whose body is so long. */
    public static Fault endless(int characters) {
        return new Instead("endless", Reply.json(200, "x".repeat(characters)));
    }

    /** Any status, with nothing more. */
    public static Fault status(int status) {
        return new Instead("status " + status, Reply.json(status, ""));
    }

    /** As a vendor that says everything with 200 and a code of its own. */
    public static Fault code(String field, int code) {
        return new Instead("code " + code, Reply.json(200, "{\"" + field + "\":" + code + "}"));
    }
}
