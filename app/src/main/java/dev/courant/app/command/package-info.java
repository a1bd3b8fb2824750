/** What the command line offers, one class for each command. */
@NullMarked
package dev.courant.app.command;

import org.jspecify.annotations.NullMarked;
