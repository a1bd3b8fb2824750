/**
 * What stands in {@code deploy/}, {@code Dockerfile} and {@code docker-compose.yml}, held to rules.
 */
@NullMarked
package dev.courant.app.deploy;

import org.jspecify.annotations.NullMarked;
