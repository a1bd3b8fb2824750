package dev.courant.app.embedded;

import dev.courant.app.config.UsageException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Loopback ports for what is started here. */
public final class Ports {

    static final String LOOPBACK = "127.0.0.1";

    private Ports() {}

    /**
     * The port itself if it can be bound now, or any free one for 0.
     *
     * @param key what configures it, for the message
     * @throws UsageException if it is taken
     */
    public static int claim(int port, String key) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UsageException(
                    "Port "
                            + port
                            + " on "
                            + LOOPBACK
                            + " is in use by another program: stop it, or set "
                            + key
                            + " to another port (0 for any free one).");
        }
    }

    static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on " + LOOPBACK, e);
        }
    }
}
