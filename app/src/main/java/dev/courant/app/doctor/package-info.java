/** Asks everything that Courant depends on whether it is fit, and says what to do where not. */
@NullMarked
package dev.courant.app.doctor;

import org.jspecify.annotations.NullMarked;
