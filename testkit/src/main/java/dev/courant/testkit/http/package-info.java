/**
 * A small HTTP/1.1 server on loopback that the simulators answer through, and the ways in which it
 * can misbehave.
 */
@NullMarked
package dev.courant.testkit.http;

import org.jspecify.annotations.NullMarked;
