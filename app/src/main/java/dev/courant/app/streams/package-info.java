/** Runs topologies: their settings in one place, and an owner for each failure. */
@NullMarked
package dev.courant.app.streams;

import org.jspecify.annotations.NullMarked;
