package dev.courant.publisher.site;

import java.util.List;

/**
 * A repository's day as a page.
 *
 * @param name {@code owner/name}
 * @param anchor of the page's own heading
 * @param kicker above the name
 * @param way to the edition and to the repository
 * @param rows how many rows the tables have together
 * @param directories where the changes fell, the most changed first
 * @param others directories that are not among them
 * @param contents table of contents
 */
public record RepoView(
        Frame frame,
        String name,
        String anchor,
        String kicker,
        Fragment way,
        Fragment state,
        Fragment statistics,
        Fragment tables,
        int rows,
        List<Directory> directories,
        int others,
        Fragment contents,
        List<OfLevel> levels) {

    private static final int ROWS_SHOWN = 30;
    private static final int LONG = 100;

    /**
     * The events of a level.
     *
     * @param level {@code high}, {@code medium} or {@code low}
     */
    public record OfLevel(String level, String anchor, Fragment heading, List<Event> events) {}

    /**
     * One event.
     *
     * @param id of its part of the page, which links from elsewhere lead to
     */
    public record Event(String id, String anchor, Fragment heading, Fragment body) {}

    public RepoView {
        directories = List.copyOf(directories);
        levels = List.copyOf(levels);
    }

    /** Long tables are folded: what matters comes first. */
    public boolean unfolded() {
        return rows <= ROWS_SHOWN;
    }

    /** Whether a browser had better lay out only what is seen. */
    public boolean isLong() {
        return rows > LONG;
    }

    /** A directory's lines beside those of the most changed. */
    public Fragment bar(Directory directory) {
        long most = directories.stream().mapToLong(Directory::lines).max().orElse(0);
        return Bars.ofLines(directory.additions(), directory.deletions(), most);
    }
}
