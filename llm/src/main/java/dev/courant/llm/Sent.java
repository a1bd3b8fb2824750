package dev.courant.llm;

/** A request that was sent, and what it cost. */
record Sent(Usage usage, Reply reply) {}
