/** A client for the part of GitHub's REST API that Courant reads. */
@NullMarked
package dev.courant.github;

import org.jspecify.annotations.NullMarked;
