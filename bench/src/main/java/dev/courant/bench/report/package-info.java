/** What a benchmark says: a spread, a goal, a row of the table. */
@NullMarked
package dev.courant.bench.report;

import org.jspecify.annotations.NullMarked;
