package dev.courant.notify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.SSLSocket;

/** An SMTP server for what GreenMail does not do: STARTTLS, and refusals. Serves one connection. */
final class SmtpScript implements AutoCloseable {

    private final ServerSocket listener;
    private final int refusal;
    private final List<String> plain = new CopyOnWriteArrayList<>();
    private final List<String> secret = new CopyOnWriteArrayList<>();

    private SmtpScript(ServerSocket listener, int refusal) {
        this.listener = listener;
        this.refusal = refusal;
    }

    /**
     * @param refusal the reply to what is sent; 0 for taking it
     */
    static SmtpScript start(int refusal) throws IOException {
        var script =
                new SmtpScript(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), refusal);
        Thread.ofVirtual().start(script::serve);
        return script;
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Commands that came before TLS. */
    List<String> plain() {
        return plain;
    }

    /** Commands that came over TLS. */
    List<String> secret() {
        return secret;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void serve() {
        try (Socket socket = listener.accept()) {
            say(socket, "220 localhost C4nary ready");
            if (converse(socket, plain)) {
                var layered =
                        (SSLSocket)
                                Certificates.trusting()
                                        .createSocket(socket, "localhost", port(), true);
                layered.setUseClientMode(false);
                converse(layered, secret);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** True if TLS is to begin. */
    private boolean converse(Socket socket, List<String> commands) throws IOException {
        var in =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            commands.add(line);
            String verb = line.split("[ :]", 2)[0];
            switch (verb) {
                case "EHLO" -> say(socket, "250-localhost\r\n250-AUTH PLAIN\r\n250 STARTTLS");
                case "STARTTLS" -> {
                    say(socket, "220 go ahead");
                    return true;
                }
                case "AUTH" -> say(socket, refusal == 0 ? "235 come in" : refusal + " C4nary");
                case "DATA" -> {
                    say(socket, "354 speak");
                    while (!".".equals(in.readLine())) {
                        commands.add("(text)");
                    }
                    say(socket, refusal == 0 ? "250 taken" : refusal + " C4nary paper@example.com");
                }
                case "QUIT" -> {
                    say(socket, "221 bye");
                    return false;
                }
                default -> say(socket, "250 fine");
            }
        }
        return false;
    }

    private static void say(Socket socket, String reply) throws IOException {
        socket.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
