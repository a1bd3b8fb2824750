/** Whole objects under relative paths, in a directory or in a bucket. */
@NullMarked
package dev.courant.store;

import org.jspecify.annotations.NullMarked;
