package dev.courant.publisher.feed;

import java.net.URI;
import java.net.URISyntaxException;

/** Addresses of what is in the store, as a feed names them. */
record FeedLinks(String base) {

    /** Absolute where readers reach the store, else from where the feed itself is. */
    static FeedLinks of(Feed feed) {
        return new FeedLinks(
                feed.publicUrl().map(URI::toString).orElseGet(() -> "../".repeat(depth(feed))));
    }

    private static int depth(Feed feed) {
        return (int) feed.self().chars().filter(c -> c == '/').count();
    }

    /**
     * @throws IllegalArgumentException if this is no path
     */
    String to(String path) {
        try {
            // With a slash in front, no name in it is taken for a scheme.
            return base + new URI(null, null, "/" + path, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("Not a path: " + path, e);
        }
    }
}
