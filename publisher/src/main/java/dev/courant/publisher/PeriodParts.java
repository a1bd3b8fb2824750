package dev.courant.publisher;

import org.commonmark.node.Node;

import java.util.ArrayList;
import java.util.List;

/**
 * The edition of a week or a month in its parts.
 *
 * @param edition what it has in common with a day's
 * @param days what stands behind its summary: the way to its days, and their numbers
 */
record PeriodParts(EditionParts edition, EditionParts.Section days) {

    /** From top to bottom. */
    List<Node> all() {
        var all = new ArrayList<>(edition.opening());
        edition.summary().addTo(all);
        days.addTo(all);
        edition.addBehindSummary(all);
        return all;
    }
}
