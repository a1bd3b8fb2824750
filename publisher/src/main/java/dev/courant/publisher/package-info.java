/** From closed days to a paper: Markdown and JSON in an object store. */
@NullMarked
package dev.courant.publisher;

import org.jspecify.annotations.NullMarked;
