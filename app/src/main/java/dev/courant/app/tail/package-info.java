/** Records as they come, told to people and to programs. */
@NullMarked
package dev.courant.app.tail;

import org.jspecify.annotations.NullMarked;
