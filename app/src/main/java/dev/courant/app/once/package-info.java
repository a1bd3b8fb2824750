/** Days that are asked for, until they are published or it is clear that they cannot be. */
@NullMarked
package dev.courant.app.once;

import org.jspecify.annotations.NullMarked;
