package dev.courant.app.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A key for servers on loopback, signed by itself.
 *
 * @param keystore its key, in PKCS #12
 * @param pem what clients have to trust
 */
record Certificate(Path keystore, Path pem) {

    /** Of the keystore. */
    static final String PASSWORD = "of-the-keystore";

    private static final String ALIAS = "server";

    static Certificate make(Path directory) {
        var made =
                new Certificate(directory.resolve("server.p12"), directory.resolve("server.pem"));
        made.keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "2");
        made.keytool("-exportcert", "-rfc", "-file", made.pem.toString());
        return made;
    }

    private void keytool(String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", ALIAS, "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of("-keystore", keystore.toString()));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool has failed: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start keytool", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a key was made", e);
        }
    }

    /** For a server of this process. */
    SSLContext context() {
        try (InputStream in = Files.newInputStream(keystore)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("Cannot use the key that was made", e);
        }
    }
}
