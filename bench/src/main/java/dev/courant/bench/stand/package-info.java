/**
 * What benchmarks stand on: a broker, topologies that are fed by hand, a GitHub without a network.
 */
@NullMarked
package dev.courant.bench.stand;

import org.jspecify.annotations.NullMarked;
