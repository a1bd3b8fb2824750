/**
 * Tries to break the promise that nothing is lost and nothing is counted twice: the services as
 * child processes against a cluster of three brokers, what may go wrong with them, and an oracle.
 */
@NullMarked
package dev.courant.app.faults;

import org.jspecify.annotations.NullMarked;
