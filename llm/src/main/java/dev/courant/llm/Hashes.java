package dev.courant.llm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names for contents. */
final class Hashes {

    private Hashes() {}

    /** SHA-256 in hexadecimal; the parts cannot run into each other. */
    static String sha256(String first, String second) {
        MessageDigest digest = digest();
        digest.update(first.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(second.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
