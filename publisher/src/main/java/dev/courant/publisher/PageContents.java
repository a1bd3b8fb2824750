package dev.courant.publisher;

import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** A page's table of contents: its links are the anchors that the headings will have. */
final class PageContents {

    private record Entry(int depth, Heading heading, Line title) {}

    private final List<Entry> entries = new ArrayList<>();
    private final BulletList list = Markdown.bullets(List.of());

    /** Takes a heading into the table, {@code depth} levels below its top, and gives it back. */
    Heading entry(int depth, Heading heading, Line title) {
        entries.add(new Entry(depth, heading, title));
        return heading;
    }

    /** The same for a heading in words of ours, which the table repeats. */
    Heading entry(int depth, Line title) {
        return entry(depth, title.copy().heading(depth + 2), title);
    }

    /** Where the table stands on the page; empty until it is filled. */
    BulletList list() {
        return list;
    }

    /** Fills the table, once the page has all its headings. */
    void fill(List<Node> page) {
        var slugs = new Slugs();
        var anchors = new IdentityHashMap<Heading, String>();
        for (var block : page) {
            if (block instanceof Heading heading) {
                anchors.put(heading, slugs.next(heading));
            }
        }
        var lists = new ArrayList<BulletList>(List.of(list));
        for (var entry : entries) {
            var anchor = "#" + anchors.get(entry.heading());
            var item = new Line().link(anchor, entry.title()).item();
            while (lists.size() > entry.depth() + 1) {
                lists.removeLast();
            }
            if (lists.size() == entry.depth()) {
                lists.add(Markdown.bullets(List.of()));
                lists.get(entry.depth() - 1).getLastChild().appendChild(lists.getLast());
            }
            lists.getLast().appendChild(item);
        }
    }
}
