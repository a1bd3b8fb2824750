package dev.courant.testkit.webhook;

import dev.courant.testkit.http.Fault;
import dev.courant.testkit.http.Faults;
import dev.courant.testkit.http.LoopbackServer;
import dev.courant.testkit.http.Reply;
import dev.courant.testkit.http.Request;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All vendors on one loopback server. Each checks what its documentation asks for, and answers as
 * it does; what it took is in the ledger. Safe for use by many threads.
 *
 * <pre>{@code
 * try (var vendors = WebhookSimulator.start(clock).secret(Vendor.FEISHU, "s3cret")) {
 *     vendors.faults().next(2, WebhookFault.tooMany(Vendor.FEISHU, Duration.ofSeconds(5)));
 *     // point a channel at vendors.url(Vendor.FEISHU, "token")
 *     // then ask vendors.messages(Vendor.FEISHU) and vendors.refusals()
 * }
 * }</pre>
 */
public final class WebhookSimulator implements AutoCloseable {

    private static final int KEPT = 10_000;

    private final InstantSource clock;
    private final LoopbackServer server;
    private final Faults faults = new Faults();
    private final Map<Vendor, String> secrets = new EnumMap<>(Vendor.class);
    private final Deque<Message> messages = new ArrayDeque<>();
    private final Deque<String> refusals = new ArrayDeque<>();
    private int requests;

    private WebhookSimulator(InstantSource clock) {
        this.clock = clock;
        this.server = LoopbackServer.start(this::answer);
    }

    /**
     * @param clock that the time of signatures is compared with
     */
    public static WebhookSimulator start(InstantSource clock) {
        return new WebhookSimulator(clock);
    }

    /** The address of a webhook; for Telegram that of the API, where the token is in the path. */
    public URI url(Vendor vendor, String token) {
        String suffix = vendor == Vendor.TELEGRAM ? "" : "/" + token;
        return URI.create(server.url() + "/" + vendor.path() + suffix);
    }

    /** From now on this vendor wants signatures made with this secret. */
    public synchronized WebhookSimulator secret(Vendor vendor, String secret) {
        secrets.put(vendor, secret);
        return this;
    }

    /** What goes wrong; {@code on("/slack/")} narrows a rule to a vendor. */
    public Faults faults() {
        return faults;
    }

    /** What a vendor took, in its order; of all vendors' messages the last 10,000 are kept. */
    public synchronized List<Message> messages(Vendor vendor) {
        return messages.stream().filter(message -> message.vendor() == vendor).toList();
    }

    /** Why messages were refused, vendor and reason; the last 10,000 are kept. */
    public synchronized List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** How many requests came, whatever became of them. */
    public synchronized int requests() {
        return requests;
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply answer(Request request) {
        count();
        Optional<Vendor> vendor =
                Arrays.stream(Vendor.values())
                        .filter(each -> request.path().startsWith("/" + each.path() + "/"))
                        .findFirst();
        if (vendor.isEmpty() || !request.method().equals("POST")) {
            return Reply.json(404, "nobody lives here");
        }
        Optional<Fault> fault = faults.take(request.path());
        if (fault.isPresent() && fault.get() instanceof Fault.Instead instead) {
            return instead.reply();
        }
        Reply reply = served(vendor.get(), request);
        return fault.isPresent() && fault.get() instanceof Fault.Spoiled spoiled
                ? spoiled.how().apply(request, reply)
                : reply;
    }

    private Reply served(Vendor vendor, Request request) {
        Desk desk = Desk.of(vendor);
        try {
            Message message =
                    desk.take(Letter.of(vendor, request, clock.instant(), secret(vendor)));
            keep(message);
            return desk.taken();
        } catch (Refusal e) {
            keep(vendor + ": " + e.getMessage());
            return desk.refused(e);
        }
    }

    private synchronized Optional<String> secret(Vendor vendor) {
        return Optional.ofNullable(secrets.get(vendor));
    }

    private synchronized void keep(Message message) {
        keep(messages, message);
    }

    private synchronized void keep(String refusal) {
        keep(refusals, refusal);
    }

    private static <T> void keep(Deque<T> ledger, T entry) {
        ledger.add(entry);
        if (ledger.size() > KEPT) {
            ledger.removeFirst();
        }
    }

    private synchronized void count() {
        requests++;
    }
}
