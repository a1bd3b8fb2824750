/** The benchmarks, one class for each row of the table. */
@NullMarked
package dev.courant.bench.rows;

import org.jspecify.annotations.NullMarked;
