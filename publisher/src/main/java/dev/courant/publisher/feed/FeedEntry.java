package dev.courant.publisher.feed;

import java.net.URI;
import java.time.Instant;

/**
 * One thing that readers are told of.
 *
 * @param id by which they know it again ({@link FeedIds}); never depends on a revision
 * @param title plain text; of a revised edition it says so, or the summary does
 * @param link path of its page in the store
 * @param updated when it last changed: with the revision, so that readers show it again
 * @param summary of what there is to read
 * @param author who made it, by name
 */
public record FeedEntry(
        URI id, String title, String link, Instant updated, FeedText summary, String author) {}
