/** Simulators for tests and the demo, and the clock that they share. */
@NullMarked
package dev.courant.testkit;

import org.jspecify.annotations.NullMarked;
