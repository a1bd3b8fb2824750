package dev.courant.github;

import okhttp3.Headers;
import okhttp3.HttpUrl;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/**
 * A good answer: 200, or 304 without a body.
 *
 * @param url where it came from, behind redirects
 * @param body null if nothing changed
 * @param moved true if a redirect on the way is for good
 */
record Reply(
        HttpUrl url, Headers headers, @Nullable String body, Instant serverTime, boolean moved) {

    Optional<String> etag() {
        return Optional.ofNullable(headers.get("ETag")).filter(Reply::isHeaderText);
    }

    Optional<String> next() {
        return LinkHeader.next(headers.values("Link"));
    }

    static boolean isHeaderText(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }
}
