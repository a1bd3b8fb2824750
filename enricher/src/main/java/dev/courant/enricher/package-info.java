/**
 * From raw events to enriched ones: diff, importance, and progress that never overtakes an event.
 */
@NullMarked
package dev.courant.enricher;

import org.jspecify.annotations.NullMarked;
