/**
 * What the user configures: read from YAML and the environment, checked, and given on as records.
 */
@NullMarked
package dev.courant.app.config;

import org.jspecify.annotations.NullMarked;
