package dev.courant.testkit.github;

import dev.courant.testkit.http.Reply;
import dev.courant.testkit.http.Request;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * Weak entity tags, and 304 for those who have them. A tag depends on the token, as GitHub's do.
 */
final class Conditional {

    private Conditional() {}

    static Reply apply(Request request, Reply reply) {
        if (reply.status() != 200) {
            return reply;
        }
        String tag =
                tag(
                        request.header("Authorization").orElse("")
                                + "\n"
                                + reply.headers()
                                + reply.body());
        Reply tagged =
                reply.with("ETag", "W/\"" + tag + "\"")
                        .with("Cache-Control", "private, max-age=60");
        boolean known =
                request.header("If-None-Match").stream()
                        .flatMap(tags -> Stream.of(tags.split(",", -1)))
                        .map(String::strip)
                        .anyMatch(seen -> seen.equals("*") || seen.endsWith("\"" + tag + "\""));
        return known ? new Reply(304, tagged.headers(), "", tagged.delivery()) : tagged;
    }

    private static String tag(String content) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(
                    "Every JDK has SHA-256, but this one says it has not", e);
        }
    }
}
