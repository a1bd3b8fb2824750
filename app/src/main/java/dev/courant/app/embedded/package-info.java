/** The broker and the schema registry that Courant brings along, for use without a cluster. */
@NullMarked
package dev.courant.app.embedded;

import org.jspecify.annotations.NullMarked;
