package dev.courant.bench.soak;

/**
 * How it stands at one moment.
 *
 * @param minute since the steady load began
 * @param events sent so far
 * @param behind events that are sent and not yet enriched
 * @param editions published so far
 * @param heapMiB of the heap that is reachable, after a collection
 */
record Sample(double minute, long events, long behind, long editions, double heapMiB) {}
