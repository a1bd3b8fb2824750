/** Atom feeds (RFC 4287) as text, from entries alone: no clock, no store. */
@NullMarked
package dev.courant.publisher.feed;

import org.jspecify.annotations.NullMarked;
