package dev.courant.notify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for {@code localhost}, made anew for each run, by the JDK's own keytool. */
final class Certificates {

    private static final String PASSWORD = "changeit";
    private static final Path FILE = generated();

    private Certificates() {}

    static void useInGreenMail() {
        System.setProperty("greenmail.tls.keystore.file", FILE.toString());
        System.setProperty("greenmail.tls.keystore.password", PASSWORD);
    }

    /** For clients that are to trust it, and nothing else. */
    static SSLSocketFactory trusting() {
        return context().getSocketFactory();
    }

    /** For servers that are to show it, and clients that are to trust it. */
    static SSLContext context() {
        try (InputStream in = Files.newInputStream(FILE)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
            own.init(keys, PASSWORD.toCharArray());
            TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
            KeyStore anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, null);
            anchors.setCertificateEntry("server", keys.getCertificate("server"));
            trusted.init(anchors);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The generated key store can be read", e);
        }
    }

    private static Path generated() {
        try {
            Path file = Files.createTempDirectory("courant-tls").resolve("server.p12");
            file.toFile().deleteOnExit();
            file.getParent().toFile().deleteOnExit();
            Process keytool =
                    new ProcessBuilder(
                                    List.of(
                                            Path.of(System.getProperty("java.home"), "bin/keytool")
                                                    .toString(),
                                            "-genkeypair",
                                            "-alias",
                                            "server",
                                            "-keyalg",
                                            "EC",
                                            "-dname",
                                            "CN=localhost",
                                            "-ext",
                                            "SAN=dns:localhost",
                                            "-validity",
                                            "2",
                                            "-storetype",
                                            "PKCS12",
                                            "-storepass",
                                            PASSWORD,
                                            "-keystore",
                                            file.toString()))
                            .redirectErrorStream(true)
                            .start();
            String said =
                    new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("keytool failed: " + said);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
