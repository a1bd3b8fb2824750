/**
 * The chats and programs that take webhooks, on loopback: each with its limits, signatures and
 * errors.
 */
@NullMarked
package dev.courant.testkit.webhook;

import org.jspecify.annotations.NullMarked;
