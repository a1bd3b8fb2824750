/** A day again, from the records that it was made of. */
@NullMarked
package dev.courant.app.replay;

import org.jspecify.annotations.NullMarked;
