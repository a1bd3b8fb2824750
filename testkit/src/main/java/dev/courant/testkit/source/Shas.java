package dev.courant.testkit.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Object names that depend on nothing but their content. */
final class Shas {

    private static final Pattern FULL = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern START = Pattern.compile("[0-9a-f]{7,40}");

    private Shas() {}

    static String of(String content) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1")
                            .digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-1, but this one says it has not", e);
        }
    }

    static boolean isFull(String text) {
        return FULL.matcher(text).matches();
    }

    static boolean isStart(String text) {
        return START.matcher(text).matches();
    }
}
