/**
 * What a simulated repository is made of: a real git repository on disk, or a scripted timeline in
 * memory.
 */
@NullMarked
package dev.courant.testkit.source;

import org.jspecify.annotations.NullMarked;
