/** A real S3 server in memory, and a line to it that fails on demand. Needs {@code s3proxy}. */
@NullMarked
package dev.courant.testkit.s3;

import org.jspecify.annotations.NullMarked;
