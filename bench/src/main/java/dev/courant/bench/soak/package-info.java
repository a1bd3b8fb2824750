/** How much one node holds, and whether it holds it for long. */
@NullMarked
package dev.courant.bench.soak;

import org.jspecify.annotations.NullMarked;
