package dev.courant.store;

/** For how long a reader, or a cache on the way, may keep an object without asking again. */
public enum Caching {

    /** A year, the longest that caches honour: under this path there will never be other bytes. */
    IMMUTABLE("public, max-age=31536000, immutable"),

    /** Kept, but not used without asking: the next edition replaces it. */
    REVALIDATE("no-cache");

    private final String header;

    Caching(String header) {
        this.header = header;
    }

    /** As {@code Cache-Control} says it. */
    public String header() {
        return header;
    }
}
