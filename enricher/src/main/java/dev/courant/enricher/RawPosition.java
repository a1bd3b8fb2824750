package dev.courant.enricher;

/** Where a raw record stands. */
record RawPosition(String topic, int partition, long offset) {}
