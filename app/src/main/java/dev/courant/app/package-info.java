/** Courant's command line, and the parts that it puts together. */
@NullMarked
package dev.courant.app;

import org.jspecify.annotations.NullMarked;
