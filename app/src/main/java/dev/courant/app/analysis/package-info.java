/** Has a model look again at events that it could not be asked about. */
@NullMarked
package dev.courant.app.analysis;

import org.jspecify.annotations.NullMarked;
