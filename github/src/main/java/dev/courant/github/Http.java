package dev.courant.github;

import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import okio.BufferedSource;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * OkHttp, made to send what it is told to, once, and nothing on its own. One per client, used by
 * many threads, which share its connections.
 */
final class Http implements AutoCloseable {

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);
    private static final long ERROR_BODY_BYTES = 64 << 10;
    private static final int IDLE_CONNECTIONS = 32;

    /**
     * Shorter than servers wait: without OkHttp's own retries, a connection that they closed is a
     * failed read.
     */
    private static final long IDLE_SECONDS = 30;

    private final Headers headers;
    private final Call.Factory calls;
    private final Runnable closing;

    Http(Optional<String> token, Duration timeout) {
        var client = client(timeout);
        this.headers = headers(token);
        this.calls = client;
        this.closing = () -> close(client);
    }

    /** Over what answers in place of the network; whoever made it closes it. */
    Http(Optional<String> token, Call.Factory calls) {
        this.headers = headers(token);
        this.calls = calls;
        this.closing = () -> {};
    }

    /** The caller sees to it that the address may have the token. */
    Response get(HttpUrl url, Optional<String> etag) throws IOException {
        Request.Builder request = new Request.Builder().url(url).headers(headers);
        etag.ifPresent(tag -> request.header("If-None-Match", tag));
        try {
            return calls.newCall(request.build()).execute();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            // OkHttp is Kotlin: an interrupt while it waits for a connection comes out undeclared,
            // the flag cleared.
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        }
    }

    /**
     * The whole body; empty if it is longer than that. Bytes that are no UTF-8 become U+FFFD:
     * commits hold anything, and one of them must not hide the others.
     */
    static Optional<String> body(Response response, long maxBytes) throws IOException {
        BufferedSource source = response.body().source();
        boolean tooLong =
                response.body().contentLength() > maxBytes || source.request(maxBytes + 1);
        return tooLong ? Optional.empty() : Optional.of(source.readUtf8());
    }

    /**
     * As much as tells one 403 from another; nothing if it cannot be read, for the status says
     * enough.
     */
    static String startOfBody(Response response) {
        try {
            BufferedSource source = response.body().source();
            source.request(ERROR_BODY_BYTES);
            return source.readUtf8(Math.min(ERROR_BODY_BYTES, source.getBuffer().size()));
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        closing.run();
    }

    private static void close(OkHttpClient client) {
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private static Headers headers(Optional<String> token) {
        Headers.Builder headers =
                new Headers.Builder()
                        .add("User-Agent", "courant/" + version())
                        .add("Accept", "application/vnd.github+json")
                        .add("X-GitHub-Api-Version", "2022-11-28");
        token.ifPresent(secret -> headers.add("Authorization", "Bearer " + secret));
        return headers.build();
    }

    private static String version() {
        return Optional.ofNullable(Http.class.getPackage().getImplementationVersion()).orElse("0");
    }

    private static OkHttpClient client(Duration timeout) {
        return new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .addNetworkInterceptor(Http::notAtOnce)
                .connectionPool(
                        new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
                .connectTimeout(timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT)
                .readTimeout(timeout)
                .writeTimeout(timeout)
                .callTimeout(timeout)
                .build();
    }

    /**
     * OkHttp cannot be told not to repeat a request by itself after a 503 with {@code Retry-After:
     * 0}.
     */
    private static Response notAtOnce(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        boolean atOnce = Numbers.header(response.headers(), "Retry-After").orElse(1) == 0;
        return atOnce ? response.newBuilder().header("Retry-After", "1").build() : response;
    }
}
