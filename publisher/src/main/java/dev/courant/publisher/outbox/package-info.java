/**
 * Tells destinations of editions and of important events: each once, in time, and not too often.
 */
@NullMarked
package dev.courant.publisher.outbox;

import org.jspecify.annotations.NullMarked;
