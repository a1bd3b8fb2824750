/**
 * Work that outlives a crash and never blocks a stream thread: pending entries in a changelogged
 * store, calls on virtual threads.
 */
@NullMarked
package dev.courant.async;

import org.jspecify.annotations.NullMarked;
