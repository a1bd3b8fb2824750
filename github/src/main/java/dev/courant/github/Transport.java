package dev.courant.github;

import okhttp3.HttpUrl;
import okhttp3.Response;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Sends reads and tells good answers from failures. One per client, used by many threads; the
 * connections, the quota and the counters are all that they share. Nothing is sent anywhere but to
 * the configured scheme, host and port.
 */
final class Transport implements AutoCloseable {

    private static final int MAX_REDIRECTS = 5;

    private final GitHubConfig config;
    private final InstantSource clock;
    private final Addresses addresses;
    private final Http http;
    private final Quota quota = new Quota();
    private final TrafficCount traffic = new TrafficCount();

    private sealed interface Hop {
        record Arrived(Reply reply) implements Hop {}

        record Redirected(HttpUrl to, boolean forGood) implements Hop {}
    }

    Transport(GitHubConfig config, InstantSource clock, Addresses addresses, Http http) {
        this.config = config;
        this.clock = clock;
        this.addresses = addresses;
        this.http = http;
    }

    Quota quota() {
        return quota;
    }

    Traffic traffic() {
        return traffic.sum();
    }

    /** Follows redirects by hand, for OkHttp would follow them to anywhere. */
    Reply send(Request request) {
        HttpUrl url = request.url();
        boolean moved = false;
        for (int hops = 0; hops <= MAX_REDIRECTS; hops++) {
            switch (hop(request, url)) {
                case Hop.Arrived(Reply reply) -> {
                    return new Reply(
                            reply.url(), reply.headers(), reply.body(), reply.serverTime(), moved);
                }
                case Hop.Redirected(HttpUrl to, boolean forGood) -> {
                    url = to;
                    moved |= forGood;
                }
            }
        }
        throw Failures.broken(request, "it redirects more than " + MAX_REDIRECTS + " times");
    }

    @Override
    public void close() {
        http.close();
    }

    private Hop hop(Request request, HttpUrl url) {
        if (!addresses.trusts(url)) {
            throw new IllegalArgumentException("Not an address of the configured GitHub api-url.");
        }
        quota.pause(clock.instant())
                .ifPresent(
                        until -> {
                            throw Failures.limited(until, ": it asked for a pause");
                        });
        traffic.sent();
        try (Response response = answer(url, request)) {
            return judge(request, url, response);
        } catch (IOException e) {
            throw Failures.noAnswer(request, e, config.timeout());
        }
    }

    private Response answer(HttpUrl url, Request request) throws IOException {
        try {
            Response response = http.get(url, request.etag());
            traffic.answered(response.code());
            return response;
        } catch (IOException e) {
            traffic.unanswered();
            throw e;
        }
    }

    private Hop judge(Request request, HttpUrl url, Response response) throws IOException {
        ServerClock now = ServerClock.of(response.headers(), clock.instant());
        quota.saw(response.headers(), now);
        return switch (response.code()) {
            case 200 ->
                    new Hop.Arrived(
                            new Reply(
                                    url,
                                    response.headers(),
                                    body(request, response),
                                    now.server(),
                                    false));
            case 301, 308 -> new Hop.Redirected(target(request, url, response), true);
            case 302, 307 -> new Hop.Redirected(target(request, url, response), false);
            case 304 -> new Hop.Arrived(unchanged(request, url, response, now));
            default -> throw failure(request, response, now);
        };
    }

    private Reply unchanged(Request request, HttpUrl url, Response response, ServerClock now) {
        if (request.etag().isEmpty()) {
            throw Failures.broken(
                    request, "it says that nothing changed (304), which was not asked");
        }
        return new Reply(url, response.headers(), null, now.server(), false);
    }

    private HttpUrl target(Request request, HttpUrl url, Response response) {
        HttpUrl target =
                Optional.ofNullable(response.header("Location"))
                        .map(url::resolve)
                        .orElseThrow(
                                () ->
                                        Failures.broken(
                                                request,
                                                "it redirects to nowhere ("
                                                        + response.code()
                                                        + ")"));
        if (!addresses.trusts(target)) {
            throw Failures.broken(
                    request,
                    "it redirects to another server ("
                            + response.code()
                            + "), where the token must not go");
        }
        return target;
    }

    private GitHubException failure(Request request, Response response, ServerClock now) {
        String body = Http.startOfBody(response);
        GitHubException failure =
                Failures.of(request, response.code(), response.headers(), body, now);
        if (failure instanceof GitHubException.RateLimited limited) {
            quota.pauseUntil(limited.retryAt());
        } else if (response.code() == 503) {
            Pauses.retryAfter(response.headers(), now).ifPresent(quota::pauseUntil);
        }
        return failure.answeredAt(now.server());
    }

    private String body(Request request, Response response) throws IOException {
        long max = config.maxResponseBytes();
        return Http.body(response, max)
                .orElseThrow(
                        () -> Failures.broken(request, "it is too large, over " + max + " bytes"));
    }
}
