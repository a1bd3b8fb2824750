package dev.courant.publisher;

import org.commonmark.node.Heading;
import org.commonmark.node.Node;

import java.util.ArrayList;
import java.util.List;

/**
 * An edition in its parts.
 *
 * @param opening before any heading
 * @param details heading of the part that the repositories are in
 * @param repos one section each, in the paper's order
 */
record EditionParts(
        List<Node> opening,
        Section summary,
        Heading details,
        List<Section> repos,
        Section closing) {

    record Section(Heading heading, List<Node> blocks) {

        void addTo(List<Node> page) {
            page.add(heading);
            page.addAll(blocks);
        }
    }

    /** The edition from top to bottom. */
    List<Node> all() {
        var all = new ArrayList<>(opening);
        summary.addTo(all);
        addBehindSummary(all);
        return all;
    }

    /** The repositories and the closing. */
    void addBehindSummary(List<Node> page) {
        page.add(details);
        repos.forEach(repo -> repo.addTo(page));
        closing.addTo(page);
    }
}
