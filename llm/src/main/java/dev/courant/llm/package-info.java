/**
 * A client for any server that speaks OpenAI's chat-completions API: checked JSON, at a bounded
 * cost.
 */
@NullMarked
package dev.courant.llm;

import org.jspecify.annotations.NullMarked;
