package dev.courant.testkit.github;

import dev.courant.testkit.http.Fault;
import dev.courant.testkit.http.Faults;
import dev.courant.testkit.http.LoopbackServer;
import dev.courant.testkit.http.Reply;
import dev.courant.testkit.http.Request;
import dev.courant.testkit.source.GitSource;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * The part of GitHub's REST API that Courant reads, on loopback, over repositories that tests and
 * the demo bring.
 *
 * <p>The clock is the simulated now: it sets the {@code Date} header, the quota's window, and what
 * of a source can be seen. Nothing here reads another clock. Everything may be called while
 * requests are served.
 */
public final class GitHubSimulator implements AutoCloseable {

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
                    .withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private final Directory directory = new Directory();
    private final Faults faults = new Faults();
    private final Ledger ledger = new Ledger();
    private final Quota quota = new Quota();
    private final LoopbackServer server;
    private final Api api;

    private GitHubSimulator(InstantSource clock) {
        this.clock = clock;
        this.server = LoopbackServer.start(this::answer);
        this.api = new Api(server.url(), directory, quota);
    }

    /** Starts a GitHub without repositories, with 5000 requests an hour, and without faults. */
    public static GitHubSimulator start(InstantSource clock) {
        return new GitHubSimulator(clock);
    }

    /** What to use in place of {@code https://api.github.com}; without a trailing slash. */
    public URI url() {
        return server.url();
    }

    /**
     * Serves a source as a repository; in place of the one that had this name, which keeps its id.
     * Closing the simulator closes the source.
     *
     * @param name {@code owner/name}; requests may write it in any case
     */
    public GitHubSimulator serve(String name, GitSource source) {
        directory.add(name, source);
        return this;
    }

    /** From now on the old name is answered with 301 to the repository's id. */
    public void rename(String oldName, String newName) {
        directory.rename(oldName, newName);
    }

    /**
     * From now on the name is answered with 404: deleted, or made private. {@link #serve} brings it
     * back.
     */
    public void remove(String name) {
        directory.remove(name);
    }

    /** What goes wrong. */
    public Faults faults() {
        return faults;
    }

    /** What was asked. */
    public Ledger ledger() {
        return ledger;
    }

    /**
     * So many requests, for all clients together, in each window; a window starts with its first
     * request.
     */
    public void quota(int limit, Duration window) {
        quota.set(limit, window);
    }

    /**
     * From now on lists with a {@code since} go as {@code git log --since} does: they end at
     * commits that are older, and never see what is newer behind these. GitHub's documentation
     * leaves open whether it does so.
     */
    public GitHubSimulator stopAtOlderCommits() {
        api.stopAtOlderCommits();
        return this;
    }

    /** Ends all connections and closes the sources. */
    @Override
    public void close() {
        server.close();
        directory.close();
    }

    private Reply answer(Request original) {
        Instant now = clock.instant();
        Request request = original.at(directory.canonical(original.path()));
        Optional<Fault> fault = faults.take(request.path());
        Answered answered =
                fault.isPresent() && fault.get() instanceof Fault.Instead instead
                        ? new Answered(instead.reply(), false)
                        : charged(request, now);
        Reply reply = answered.reply().with(quota.headers(now)).with("Date", HTTP_DATE.format(now));
        if (fault.isPresent() && fault.get() instanceof Fault.Spoiled spoiled) {
            reply = spoiled.how().apply(request, reply);
        }
        ledger.add(request, reply.status(), answered.charged(), fault.map(Fault::name), now);
        return reply;
    }

    private record Answered(Reply reply, boolean charged) {}

    /**
     * GitHub's rule: every answer costs, but for the limits themselves, and "not modified" to those
     * with a token.
     */
    private Answered charged(Request request, Instant now) {
        if (request.header("User-Agent").isEmpty()) {
            return new Answered(
                    Api.message(403, "Every request needs a User-Agent header."), false);
        }
        if (request.path().equals("/rate_limit")) {
            return new Answered(api.answer(request, now), false);
        }
        if (!quota.take(now)) {
            return new Answered(Api.message(403, "API rate limit exceeded."), false);
        }
        Reply reply = Conditional.apply(request, api.answer(request, now));
        boolean free = reply.status() == 304 && request.header("Authorization").isPresent();
        if (free) {
            quota.giveBack();
        }
        return new Answered(reply, !free);
    }
}
