package dev.courant.store;

import java.util.regex.Pattern;

/**
 * What an object is, for stores that tell their readers.
 *
 * @param mediaType as in {@code text/markdown; charset=utf-8}: ASCII, at most 200 characters
 * @param caching whether its bytes may change
 */
public record Metadata(String mediaType, Caching caching) {

    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+[ -~]*");
    private static final int LONGEST = 200;

    public Metadata {
        if (mediaType.length() > LONGEST || !MEDIA_TYPE.matcher(mediaType).matches()) {
            throw new IllegalArgumentException("Not a media type: " + mediaType);
        }
    }

    /** Of what is written once and stays: revisions, assets whose name holds their hash. */
    public static Metadata immutable(String mediaType) {
        return new Metadata(mediaType, Caching.IMMUTABLE);
    }

    /** Of what is written again: the latest of something. */
    public static Metadata replaceable(String mediaType) {
        return new Metadata(mediaType, Caching.REVALIDATE);
    }
}
