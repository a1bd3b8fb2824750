package dev.courant.publisher.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * A file that pages share. Its name tells its content, so that it never changes under its name.
 *
 * @param path relative to the store, as in {@code assets/courant.0a1b2c3d4e5f.css}
 * @param contentType media type
 */
public record Asset(String path, String contentType, String text) {

    static final Asset STYLE = load("courant", "css", "text/css; charset=utf-8");
    static final Asset SCRIPT = load("courant", "js", "text/javascript; charset=utf-8");

    private static final int HASH_BYTES = 6;

    /** Every file that a page of this release may ask for. */
    public static List<Asset> all() {
        return List.of(STYLE, SCRIPT);
    }

    private static Asset load(String name, String ending, String contentType) {
        var resource = name + "." + ending;
        try (var in = Objects.requireNonNull(Asset.class.getResourceAsStream(resource), resource)) {
            var bytes = in.readAllBytes();
            var path = "assets/" + name + "." + hash(bytes) + "." + ending;
            return new Asset(path, contentType, new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
