package dev.courant.llm;

import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import okio.BufferedSource;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * OkHttp, made to send what it is told to, once, to one address, and nothing on its own. One per
 * client, used by many threads, which share its connections.
 */
final class Http implements AutoCloseable {

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);
    private static final long MAX_BODY_BYTES = 1 << 20;
    private static final long ERROR_BODY_BYTES = 64 << 10;

    /**
     * Shorter than servers wait: without OkHttp's own retries, a connection that they closed is a
     * failed request.
     */
    private static final long IDLE_SECONDS = 30;

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private final HttpUrl url;
    private final Optional<ApiKey> key;
    private final OkHttpClient client;

    Http(LlmConfig config) {
        this.url = completions(config.baseUrl());
        this.key = config.apiKey();
        this.client = client(config.timeout(), config.concurrency());
    }

    /** To be closed by the caller; the timeout covers the body, too. */
    Response post(String json) throws IOException {
        Request.Builder request =
                new Request.Builder()
                        .url(url)
                        .header("User-Agent", "courant/" + version())
                        .header("Accept", "application/json")
                        .post(RequestBody.create(json, JSON));
        key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret.value()));
        try {
            return client.newCall(request.build()).execute();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            // OkHttp is Kotlin: an interrupt while it waits for a connection comes out undeclared,
            // the flag cleared.
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        }
    }

    /** The whole body; empty if it is longer than any answer. */
    static Optional<String> body(Response response) throws IOException {
        BufferedSource source = response.body().source();
        boolean tooLong =
                response.body().contentLength() > MAX_BODY_BYTES
                        || source.request(MAX_BODY_BYTES + 1);
        return tooLong ? Optional.empty() : Optional.of(source.readUtf8());
    }

    /**
     * As much as tells one refusal from another; nothing if it cannot be read, for the status says
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
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    static HttpUrl completions(URI baseUrl) {
        HttpUrl base = Objects.requireNonNull(HttpUrl.get(baseUrl), "baseUrl");
        HttpUrl.Builder url = base.newBuilder();
        if (base.pathSegments().getLast().isEmpty()) {
            url.removePathSegment(base.pathSize() - 1);
        }
        return url.addPathSegments("chat/completions").build();
    }

    private static String version() {
        return Optional.ofNullable(Http.class.getPackage().getImplementationVersion()).orElse("0");
    }

    private static OkHttpClient client(Duration timeout, int connections) {
        return new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .addNetworkInterceptor(Http::notAtOnce)
                .connectionPool(new ConnectionPool(connections, IDLE_SECONDS, TimeUnit.SECONDS))
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
        return "0".equals(response.header("Retry-After"))
                ? response.newBuilder().header("Retry-After", "1").build()
                : response;
    }
}
