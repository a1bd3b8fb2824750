package dev.courant.publisher;

import dev.courant.schemas.EnrichedEvent;

import org.commonmark.node.CustomNode;

/**
 * The way to everything that is known of an event, on its repository's page. Only pages for a
 * browser show it: their anchors depend on ids, Markdown's on titles.
 */
final class DetailsLink extends CustomNode {

    private final EnrichedEvent event;

    DetailsLink(EnrichedEvent event) {
        this.event = event;
    }

    EnrichedEvent event() {
        return event;
    }
}
