package dev.courant.publisher;

import dev.courant.schemas.Level;

import org.commonmark.node.CustomNode;

/** An event's level: a coloured dot where only characters can be, words in a site's pages. */
final class LevelMark extends CustomNode {

    private final Level level;

    LevelMark(Level level) {
        this.level = level;
    }

    Level level() {
        return level;
    }

    /** As it stands in text. */
    String sign() {
        return EventText.mark(level);
    }
}
