package dev.courant.publisher.site;

/**
 * What a day changed below a directory.
 *
 * @param path with a slash at its end, as it is shown
 */
public record Directory(String path, int files, long additions, long deletions) {

    /** Lines that were touched. */
    public long lines() {
        return additions + deletions;
    }
}
