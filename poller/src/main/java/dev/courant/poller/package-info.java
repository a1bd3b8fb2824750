/** From watched repositories to raw events and the marks that say how far they are complete. */
@NullMarked
package dev.courant.poller;

import org.jspecify.annotations.NullMarked;
