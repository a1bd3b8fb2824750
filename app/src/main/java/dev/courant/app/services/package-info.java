/** The four services, put together from the configuration and the modules that each is. */
@NullMarked
package dev.courant.app.services;

import org.jspecify.annotations.NullMarked;
