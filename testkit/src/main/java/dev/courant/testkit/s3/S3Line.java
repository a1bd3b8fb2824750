package dev.courant.testkit.s3;

import dev.courant.testkit.http.Delivery;
import dev.courant.testkit.http.Fault;
import dev.courant.testkit.http.Faults;
import dev.courant.testkit.http.LoopbackServer;
import dev.courant.testkit.http.Reply;
import dev.courant.testkit.http.Request;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A line to an S3 server that remembers what went over it, and that fails as {@link #faults} say:
 * before the server sees a request ({@link Fault#reset}, {@link Fault#hang}, {@link #slowDown}), or
 * behind it ({@link #lostAnswer}). Bodies have to be UTF-8 text.
 */
public final class S3Line implements AutoCloseable {

    private final Faults faults = new Faults();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Hook> hook = new AtomicReference<>();
    private final HttpRelay relay;
    private final LoopbackServer front;

    private record Hook(String method, Runnable action) {}

    private S3Line(URI server) {
        relay = new HttpRelay(server);
        front = LoopbackServer.start(this::answer);
    }

    /** Opens a line to a server. */
    public static S3Line to(URI server) {
        return new S3Line(server);
    }

    /** The endpoint, for path style. */
    public URI url() {
        return front.url();
    }

    /** What goes wrong; by path, with the bucket in front. */
    public Faults faults() {
        return faults;
    }

    /** Method and path of all requests so far, in their order, also of those that failed. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** As Amazon answers whoever asks too often. */
    public static Fault slowDown() {
        return refusal(503, "SlowDown");
    }

    /** What a server answers instead of doing as it was asked. */
    public static Fault refusal(int status, String code) {
        return refusal(status, code, Map.of());
    }

    /** The same, with headers. */
    public static Fault refusal(int status, String code, Map<String, String> headers) {
        var body = "<Error><Code>%s</Code><Message>As told</Message></Error>".formatted(code);
        return new Fault.Instead(
                code,
                Reply.json(status, body).with("Content-Type", "application/xml").with(headers));
    }

    /** The server does as it was asked, but nobody hears of it. */
    public static Fault lostAnswer() {
        return new Fault.Spoiled(
                "lost answer", (request, reply) -> reply.delivered(new Delivery.Reset()));
    }

    /** Does this when the next request of a method comes, before the server sees it. */
    public void beforeNext(String method, Runnable action) {
        hook.set(new Hook(method, action));
    }

    private void meddle(Request request) {
        var due = hook.get();
        if (due != null && due.method().equals(request.method()) && hook.compareAndSet(due, null)) {
            due.action().run();
        }
    }

    private Reply answer(Request request) {
        requests.add(request.method() + " " + request.path());
        meddle(request);
        var fault = faults.take(request.path());
        if (fault.isPresent() && fault.get() instanceof Fault.Instead instead) {
            return instead.reply();
        }
        var reply = relay.send(request);
        return fault.isPresent() && fault.get() instanceof Fault.Spoiled spoiled
                ? spoiled.how().apply(request, reply)
                : reply;
    }

    @Override
    public void close() {
        front.close();
    }
}
