/**
 * Editions and alerts as messages: each vendor's form, limits and errors, and its delivery, once.
 */
@NullMarked
package dev.courant.notify;

import org.jspecify.annotations.NullMarked;
