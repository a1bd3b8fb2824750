/** Runs benchmarks, each in a JVM of its own, and writes down what came out. */
@NullMarked
package dev.courant.bench;

import org.jspecify.annotations.NullMarked;
