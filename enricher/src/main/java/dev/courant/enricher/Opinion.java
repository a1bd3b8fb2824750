package dev.courant.enricher;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.ModelAnswer;

import org.jspecify.annotations.Nullable;

/**
 * An event with what a model says of it.
 *
 * @param answer to be kept for the next such question; null if it was kept already
 */
record Opinion(EnrichedEvent event, String key, @Nullable ModelAnswer answer) {}
