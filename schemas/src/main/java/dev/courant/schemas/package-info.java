/**
 * The contract between Courant's services and with their subscribers: records, topics, keys and
 * serdes.
 */
@NullMarked
package dev.courant.schemas;

import org.jspecify.annotations.NullMarked;
