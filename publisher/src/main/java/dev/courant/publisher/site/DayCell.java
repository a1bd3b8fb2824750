package dev.courant.publisher.site;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * A day that has an edition.
 *
 * @param href of its page
 * @param levels its events; null if their number was not recorded
 * @param complete whether every repository was read whole
 */
public record DayCell(LocalDate day, String href, @Nullable Levels levels, boolean complete) {}
