/** Reads the dead letters, tells of them, and sends them back to where they came from. */
@NullMarked
package dev.courant.app.letters;

import org.jspecify.annotations.NullMarked;
