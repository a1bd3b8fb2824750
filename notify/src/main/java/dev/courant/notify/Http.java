package dev.courant.notify;

import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import okio.BufferedSource;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * OkHttp, made to send what it is told to, once, to the address that it is told, and nothing on its
 * own: no redirects, no repeats, no proxy, no cookies. One for all channels, used by many threads,
 * which share its connections; those of channels that may reach private addresses are kept apart.
 */
final class Http implements AutoCloseable {

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);
    private static final long BODY_BYTES = 64 << 10;
    private static final int IDLE_CONNECTIONS = 10;

    /**
     * Shorter than servers wait: without OkHttp's own retries, a connection that they closed is a
     * failed request.
     */
    private static final long IDLE_SECONDS = 10;

    private final InstantSource clock;
    private final OkHttpClient anywhere;
    private final OkHttpClient publicOnly;

    Http(InstantSource clock, Dns dns) {
        this.clock = clock;
        this.anywhere =
                new OkHttpClient.Builder()
                        .proxy(Proxy.NO_PROXY)
                        .dns(dns)
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .retryOnConnectionFailure(false)
                        .addNetworkInterceptor(Http::notAtOnce)
                        .connectionPool(
                                new ConnectionPool(
                                        IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
                        .build();
        this.publicOnly = anywhere.newBuilder().dns(new PublicDns(dns)).build();
    }

    /**
     * @param timeout from start to last byte, without looking the name up
     * @throws IOException if there was no answer, not even a status
     */
    HttpAnswer post(Outgoing outgoing, boolean allowPrivate, Duration timeout) throws IOException {
        Request.Builder request =
                new Request.Builder()
                        .url(outgoing.url())
                        .header("User-Agent", "courant/" + version())
                        .post(RequestBody.create(outgoing.bytes(), mediaType(outgoing)));
        outgoing.headers().forEach(request::header);
        try (Response response =
                within(allowPrivate ? anywhere : publicOnly, timeout)
                        .newCall(request.build())
                        .execute()) {
            return answer(response);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            // OkHttp is Kotlin: an interrupt while it waits for a connection comes out undeclared,
            // the flag cleared.
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        }
    }

    @Override
    public void close() {
        anywhere.dispatcher().cancelAll();
        anywhere.dispatcher().executorService().shutdown();
        anywhere.connectionPool().evictAll();
    }

    private HttpAnswer answer(Response response) throws IOException {
        String body = startOfBody(response);
        return new HttpAnswer(
                response.code(),
                Optional.ofNullable(response.header("Retry-After"))
                        .flatMap(value -> RetryAfter.header(value, clock.instant())),
                body);
    }

    /**
     * Nothing if it breaks off. Where the status says it all, the message has arrived; where it
     * does not, nothing is no success.
     */
    private static String startOfBody(Response response) throws IOException {
        try {
            BufferedSource source = response.body().source();
            source.request(BODY_BYTES);
            return source.readUtf8(Math.min(BODY_BYTES, source.getBuffer().size()));
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return "";
        }
    }

    private static MediaType mediaType(Outgoing outgoing) {
        return MediaType.get(outgoing.contentType() + "; charset=utf-8");
    }

    private static OkHttpClient within(OkHttpClient client, Duration timeout) {
        return client.newBuilder()
                .connectTimeout(timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT)
                .readTimeout(timeout)
                .writeTimeout(timeout)
                .callTimeout(timeout)
                .build();
    }

    private static String version() {
        return Optional.ofNullable(Http.class.getPackage().getImplementationVersion()).orElse("0");
    }

    /**
     * OkHttp cannot be told not to repeat a request by itself after a 503 with {@code Retry-After:
     * 0}.
     */
    private static Response notAtOnce(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        return "0".equals(response.header("Retry-After"))
                ? response.newBuilder().header("Retry-After", "1").build()
                : response;
    }
}
