/** What an operator's monitoring reads of this process. */
@NullMarked
package dev.courant.app.metrics;

import org.jspecify.annotations.NullMarked;
