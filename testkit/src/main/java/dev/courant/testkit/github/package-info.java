/**
 * GitHub's REST API as a simulator on loopback, with a virtual clock, a quota and a ledger of what
 * was asked.
 */
@NullMarked
package dev.courant.testkit.github;

import org.jspecify.annotations.NullMarked;
