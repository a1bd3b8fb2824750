package dev.courant.store;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.GetObjectResponse;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** An object as a server has it. */
final class Stored {

    private final GetObjectResponse head;
    private final byte @Nullable [] bytes;

    /**
     * @param head what the server says of it
     * @param bytes null if there are more of them than were asked for
     */
    Stored(GetObjectResponse head, byte @Nullable [] bytes) {
        this.head = head;
        this.bytes = bytes;
    }

    /** True if to write this would change nothing. */
    boolean is(byte[] other, Metadata metadata) {
        return Arrays.equals(bytes, other)
                && saysSame(head.contentType(), metadata.mediaType())
                && saysSame(head.cacheControl(), metadata.caching().header());
    }

    /** Servers that keep no such header do not get the object again and again for it. */
    private static boolean saysSame(@Nullable String header, String wanted) {
        return header == null || plain(header).equals(plain(wanted));
    }

    private static String plain(String header) {
        return header.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    /** The condition under which it may be replaced. */
    Condition unchanged() {
        var entityTag = head.eTag();
        return entityTag == null ? Condition.NONE : Condition.unchangedSince(entityTag);
    }

    /** Empty if there are more bytes than were asked for. */
    Optional<byte[]> whole() {
        return Optional.ofNullable(bytes);
    }
}
