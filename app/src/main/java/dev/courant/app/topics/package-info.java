/**
 * Reads and writes the topics from outside of the stages: their creation, the watch list, what was
 * published.
 */
@NullMarked
package dev.courant.app.topics;

import org.jspecify.annotations.NullMarked;
