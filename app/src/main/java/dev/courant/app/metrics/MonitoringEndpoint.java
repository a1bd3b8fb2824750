package dev.courant.app.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.courant.app.config.UsageException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * {@code GET} of {@code /metrics}, {@code /health/live} and {@code /health/ready}, and nothing
 * else. Four requests at a time, each on a virtual thread; more wait for those. A request that
 * takes more than 10 s to arrive, or an answer that takes more than 30 s to be read, is given up.
 */
final class MonitoringEndpoint implements AutoCloseable {

    private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";
    private static final String JSON = "application/json";
    private static final int AT_A_TIME = 4;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;
    private static final int NO_BODY = -1;

    // The server can be told only so, and reads them once, when the first one is made.
    static {
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "30");
    }

    /** What a path answers. */
    private record Page(int status, String format, String body) {

        static Page of(Health.Finding finding) {
            return new Page(finding.good() ? OK : UNAVAILABLE, JSON, finding.json() + "\n");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private MonitoringEndpoint(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Listens at once.
     *
     * @param port 0 for any free one
     * @param metrics in Prometheus' text format
     * @throws UsageException if it cannot listen there
     */
    static MonitoringEndpoint start(
            String host, int port, Supplier<String> metrics, Health health) {
        Map<String, Supplier<Page>> pages =
                Map.of(
                        "/metrics", () -> new Page(OK, METRICS, metrics.get()),
                        "/health/live", () -> Page.of(health.live()),
                        "/health/ready", () -> Page.of(health.ready()));
        var server = bind(host, port);
        var threads = Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory());
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, pages));
        server.start();
        return new MonitoringEndpoint(server, threads);
    }

    private static HttpServer bind(String host, int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), port), 0);
        } catch (UnknownHostException e) {
            throw new UsageException(
                    "courant.metrics.host is '"
                            + host
                            + "', but must be an address of this machine, such as 127.0.0.1.");
        } catch (IOException e) {
            throw new UsageException(
                    "Metrics cannot be served on port "
                            + port
                            + " of "
                            + host
                            + " ("
                            + e.getMessage()
                            + "): set courant.metrics.port to another port, or to 0 for none, or"
                            + " courant.metrics.host to another address of this machine.");
        }
    }

    private static void answer(HttpExchange exchange, Map<String, Supplier<Page>> pages)
            throws IOException {
        try (exchange) {
            var page = pages.get(exchange.getRequestURI().getPath());
            if (page == null) {
                exchange.sendResponseHeaders(NOT_FOUND, NO_BODY);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, NO_BODY);
            } else {
                send(exchange, page.get());
            }
        }
    }

    private static void send(HttpExchange exchange, Page page) throws IOException {
        byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", page.format());
        exchange.sendResponseHeaders(page.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Ends at once what is under way. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
