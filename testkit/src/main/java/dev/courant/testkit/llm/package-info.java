/** A chat-completions server on loopback, whose answers, delays and failures tests decide. */
@NullMarked
package dev.courant.testkit.llm;

import org.jspecify.annotations.NullMarked;
