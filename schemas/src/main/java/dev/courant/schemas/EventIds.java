package dev.courant.schemas;

/**
 * Identities of events: each depends on nothing but the event itself, so that a second sighting is
 * known as one.
 */
public final class EventIds {

    private EventIds() {}

    /** {@code owner/name#commit#<sha>}. */
    public static String commit(String repo, String sha) {
        return repo + "#commit#" + sha;
    }

    /** {@code owner/name#issue#<number>#opened}. */
    public static String issueOpened(String repo, long number) {
        return repo + "#issue#" + number + "#opened";
    }
}
