package dev.courant.publisher;

import dev.courant.publisher.site.Levels;
import dev.courant.schemas.Edition;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the index has to know of a day's edition.
 *
 * @param levels its events; null if the release that printed it recorded no numbers
 * @param repos events of the repositories of which something is known; of a recent edition only, so
 *     that a year of large editions stays small
 * @param revision 1 for the day's first edition
 * @param summary of the day by a model, of a recent edition only; null if there is none
 * @param hasSite whether it has pages for a browser, and titles for the search: releases before
 *     wrote none
 */
record PastEdition(
        LocalDate day,
        boolean complete,
        @Nullable Levels levels,
        Map<String, Levels> repos,
        int revision,
        @Nullable String summary,
        boolean hasSite) {

    /** For how many days, of which the latest edition's is the last, an edition is recent. */
    static final int RECENT_DAYS = 30;

    /**
     * As it was recorded.
     *
     * @param last day of the latest edition
     */
    static PastEdition of(Edition edition, LocalDate last) {
        var repos = new LinkedHashMap<String, Levels>();
        for (var repo : edition.getRepos()) {
            if (repo.getCounts() != null) {
                repos.put(repo.getRepo(), SiteText.levels(repo.getCounts()));
            }
        }
        boolean hasSite = edition.getObjects().contains(Paths.titles(edition.getDay()));
        return new PastEdition(
                        edition.getDay(),
                        edition.getComplete(),
                        levels(hasSite, repos),
                        repos,
                        edition.getRevision(),
                        edition.getSummary(),
                        hasSite)
                .asOf(last);
    }

    /** As it is going to be recorded. */
    static PastEdition of(EditionContent content, LocalDate last) {
        var repos = new LinkedHashMap<String, Levels>();
        for (var repo : content.repos()) {
            if (repo.isKnown()) {
                repos.put(repo.name(), SiteText.levels(repo.counts()));
            }
        }
        return new PastEdition(
                        content.day(),
                        content.complete(),
                        levels(true, repos),
                        repos,
                        content.revision(),
                        content.prose().summary(),
                        true)
                .asOf(last);
    }

    private static @Nullable Levels levels(boolean known, Map<String, Levels> repos) {
        return known ? repos.values().stream().reduce(Levels.NONE, Levels::plus) : null;
    }

    /** Without what is kept of recent editions only, if it is no longer one. */
    private PastEdition asOf(LocalDate last) {
        return day.isBefore(last.minusDays(RECENT_DAYS - 1L))
                ? new PastEdition(day, complete, levels, Map.of(), revision, null, hasSite)
                : this;
    }

    /** Its page for a browser, or its Markdown if there is none. */
    String page() {
        return hasSite ? Paths.html(Paths.edition(day)) : Paths.edition(day);
    }

    /** The page for a browser of one of its repositories, null if there is none. */
    @Nullable String page(String repo) {
        return hasSite ? Paths.html(Paths.repo(day, repo)) : null;
    }
}
