/** From enriched events to days: one digest per repository and day, closed when it is complete. */
@NullMarked
package dev.courant.aggregator;

import org.jspecify.annotations.NullMarked;
