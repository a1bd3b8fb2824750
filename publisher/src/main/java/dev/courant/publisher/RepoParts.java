package dev.courant.publisher;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;

import org.commonmark.node.Heading;
import org.commonmark.node.Node;

import java.util.ArrayList;
import java.util.List;

/**
 * A repository's page of a day in its parts, each of which may be empty.
 *
 * @param title of the page
 * @param name of the repository
 * @param way back to the edition, and to the repository
 * @param state what is to be known before any event
 * @param tables of every commit and of every issue
 * @param statistics the day in numbers
 * @param contents heading and table of contents
 * @param levels the events, the highest level first
 */
record RepoParts(
        Heading title,
        Heading name,
        Node way,
        List<Node> state,
        List<Node> tables,
        List<Node> statistics,
        List<Node> contents,
        List<OfLevel> levels) {

    record OfLevel(Level level, Heading heading, List<OfEvent> events) {}

    record OfEvent(EnrichedEvent event, Heading heading, List<Node> blocks) {}

    /** The page from top to bottom. */
    List<Node> all() {
        var all = new ArrayList<Node>();
        all.addAll(List.of(title, name, way));
        List.of(state, tables, statistics, contents).forEach(all::addAll);
        for (var level : levels) {
            all.add(level.heading());
            for (var event : level.events()) {
                all.add(event.heading());
                all.addAll(event.blocks());
            }
        }
        return all;
    }
}
