package dev.courant.publisher;

import org.commonmark.node.CustomNode;

/** A bar between parts of a line that is no table, and so need not be escaped. */
final class Bar extends CustomNode {}
