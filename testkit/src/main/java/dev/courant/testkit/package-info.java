/** A GitHub on loopback for tests and the demo, with faults on demand. */
@NullMarked
package dev.courant.testkit;

import org.jspecify.annotations.NullMarked;
