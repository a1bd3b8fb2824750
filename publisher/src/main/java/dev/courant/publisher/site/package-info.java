/** Pages for a browser: skeletons, pictures, what the search reads, and their style and script. */
@NullMarked
package dev.courant.publisher.site;

import org.jspecify.annotations.NullMarked;
