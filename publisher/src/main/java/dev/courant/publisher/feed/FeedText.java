package dev.courant.publisher.feed;

/**
 * A text of an entry.
 *
 * @param markup whether the value is HTML, whose links have to be absolute; else it is plain text
 */
public record FeedText(String value, boolean markup) {

    /** Plain text, shown as it is. */
    public static FeedText plain(String value) {
        return new FeedText(value, false);
    }

    /** HTML that is safe to show; it is escaped on its way into the feed. */
    public static FeedText html(String value) {
        return new FeedText(value, true);
    }
}
