package dev.courant.testkit.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** One connection and its requests, one after another. Owned by the virtual thread that runs it. */
final class Connection implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final Socket socket;
    private final Function<Request, Reply> handler;
    private final CountDownLatch closed;

    Connection(Socket socket, Function<Request, Reply> handler, CountDownLatch closed) {
        this.socket = socket;
        this.handler = handler;
        this.closed = closed;
    }

    @Override
    public void run() {
        try {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Optional<Request> request = RequestReader.read(in);
            while (request.isPresent() && exchange(request.get(), in)) {
                request = RequestReader.read(in);
            }
        } catch (IOException e) {
            // A client may leave at any time, and closing the server ends connections: neither is a
            // failure here.
            LOG.debug("A connection ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Answers one request; false if the connection must not be used again. */
    private boolean exchange(Request request, InputStream in)
            throws IOException, InterruptedException {
        Reply reply = handler.apply(request);
        boolean keep = !request.header("Connection").orElse("").equalsIgnoreCase("close");
        byte[] head = head(reply).getBytes(StandardCharsets.ISO_8859_1);
        byte[] body =
                request.method().equals("HEAD") || bodiless(reply.status())
                        ? new byte[0]
                        : reply.body().getBytes(StandardCharsets.UTF_8);
        return deliver(reply.delivery(), head, body, in, () -> {}) && keep;
    }

    private boolean deliver(
            Delivery delivery, byte[] head, byte[] body, InputStream in, Runnable over)
            throws IOException, InterruptedException {
        return switch (delivery) {
            case Delivery.Whole whole -> send(head, body, body.length, over);
            case Delivery.Delayed delayed ->
                    !pause(delayed.by()) && deliver(delayed.then(), head, body, in, over);
            case Delivery.Dripped dripped -> drip(head, body, dripped, over);
            case Delivery.Truncated truncated -> !send(head, body, body.length / 2, over);
            case Delivery.Reset reset -> reset();
            case Delivery.Hung hung -> in.read() < 0;
            case Delivery.Watched watched -> {
                try {
                    yield deliver(watched.how(), head, body, in, watched.over());
                } finally {
                    watched.over().run();
                }
            }
        };
    }

    private boolean send(byte[] head, byte[] body, int bytes, Runnable over) throws IOException {
        over.run();
        byte[] message = new byte[head.length + bytes];
        System.arraycopy(head, 0, message, 0, head.length);
        System.arraycopy(body, 0, message, head.length, bytes);
        socket.getOutputStream().write(message);
        return true;
    }

    private boolean drip(byte[] head, byte[] body, Delivery.Dripped how, Runnable over)
            throws IOException, InterruptedException {
        OutputStream out = socket.getOutputStream();
        out.write(head);
        for (int from = 0; from < body.length; from += how.pieceBytes()) {
            if (pause(how.pause())) {
                return false;
            }
            if (from + how.pieceBytes() >= body.length) {
                over.run();
            }
            out.write(body, from, Math.min(how.pieceBytes(), body.length - from));
        }
        return true;
    }

    /** Closing without lingering is what makes the kernel send RST. */
    private boolean reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
        return false;
    }

    /** True if the server was closed meanwhile. */
    private boolean pause(Duration wait) throws InterruptedException {
        return closed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static String head(Reply reply) {
        StringBuilder head = new StringBuilder(512);
        head.append("HTTP/1.1 ").append(reply.status()).append(' ').append("Simulated\r\n");
        for (Map.Entry<String, String> header : reply.headers().entrySet()) {
            head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        if (!bodiless(reply.status())) {
            int length = reply.body().getBytes(StandardCharsets.UTF_8).length;
            head.append("Content-Length: ").append(length).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    private static boolean bodiless(int status) {
        return status == 204 || status == 304;
    }
}
