package dev.courant.enricher;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.ModelAnswer;

import org.jspecify.annotations.Nullable;

/**
 * An event with what a model says of it.
 *
 * @param known true if the answer was kept from an earlier question
 * @param answer to be kept for the next such question; null if it was, or is too long for that
 */
record Opinion(EnrichedEvent event, boolean known, String key, @Nullable ModelAnswer answer) {}
