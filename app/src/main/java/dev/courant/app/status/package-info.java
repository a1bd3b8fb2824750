/** How a deployment is doing, as its topics and groups tell it. */
@NullMarked
package dev.courant.app.status;

import org.jspecify.annotations.NullMarked;
