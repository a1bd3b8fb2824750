package dev.courant.publisher.site;

/** Words of ours in the paper's language. */
@FunctionalInterface
public interface Wording {

    /** The words for a key, with the parts in their places; plain text, to be escaped. */
    String say(String key, Object... parts);
}
