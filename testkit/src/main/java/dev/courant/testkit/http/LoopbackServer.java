package dev.courant.testkit.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * An HTTP/1.1 server on loopback, on any free port, with a virtual thread per connection.
 *
 * <p>Our own, because a simulator needs what servers rightly refuse: its own {@code Date} (the
 * JDK's server overwrites it), a promised length that is not kept, a connection reset on purpose.
 * It trusts its clients: it is for tests and the demo, and listens on loopback only.
 *
 * <p>The handler runs on the connection's thread, so on many at once. What it throws is answered
 * with 500 and logged.
 */
public final class LoopbackServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);

    private final ServerSocket listener;
    private final Function<Request, Reply> handler;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    private LoopbackServer(ServerSocket listener, Function<Request, Reply> handler) {
        this.listener = listener;
        this.handler = handler;
    }

    /** Starts a server that answers by the handler. */
    public static LoopbackServer start(Function<Request, Reply> handler) {
        try {
            ServerSocket listener =
                    new ServerSocket(0, 256, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
            LoopbackServer server = new LoopbackServer(listener, handler);
            server.threads.execute(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "No port on loopback could be opened for a simulator", e);
        }
    }

    /** The base address, without a trailing slash. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Ends all connections, also those that hang; safe to call twice. */
    @Override
    public void close() {
        closed.countDown();
        closeQuietly(listener);
        connections.forEach(LoopbackServer::closeQuietly);
        threads.close();
    }

    private void accept() {
        while (closed.getCount() > 0) {
            try {
                serve(listener.accept());
            } catch (IOException e) {
                if (closed.getCount() > 0) {
                    LOG.warn("A connection to {} could not be accepted", url(), e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        connections.add(socket);
        threads.execute(
                () -> {
                    try {
                        new Connection(socket, this::answer, closed).run();
                    } finally {
                        connections.remove(socket);
                        closeQuietly(socket);
                    }
                });
        if (closed.getCount() == 0) {
            closeQuietly(socket);
        }
    }

    private Reply answer(Request request) {
        try {
            return handler.apply(request);
        } catch (RuntimeException e) {
            LOG.error("The simulator failed at {} {}", request.method(), request.path(), e);
            return Reply.json(500, "{\"message\":\"The simulator itself failed; see its log\"}");
        }
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            LOG.debug("Closing {} failed", resource, e);
        }
    }
}
