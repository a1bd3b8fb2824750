package dev.courant.publisher.feed;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A feed, before it is written down.
 *
 * @param id by which readers know it again ({@link FeedIds})
 * @param title plain text
 * @param language of its texts, {@code zh} or {@code en}
 * @param self its own path in the store
 * @param home path of the page that it belongs to
 * @param publicUrl where the store can be reached, ending in a slash; if empty, links are relative
 *     to the feed
 * @param entries the latest first, at least one; only the first {@value #LONGEST} are kept
 */
public record Feed(
        URI id,
        String title,
        String language,
        String self,
        String home,
        Optional<URI> publicUrl,
        List<FeedEntry> entries) {

    /** A month of editions, in which a reader who was away finds what was missed. */
    public static final int LONGEST = 30;

    public Feed {
        entries = entries.stream().limit(LONGEST).toList();
        if (entries.isEmpty()) {
            throw new IllegalArgumentException(
                    "A feed without entries cannot say when it was updated: " + id);
        }
        var ids = new HashSet<URI>();
        for (var entry : entries) {
            if (!ids.add(entry.id())) {
                throw new IllegalArgumentException(entry.id() + " is in the feed " + id + " twice");
            }
        }
    }
}
