package dev.courant.publisher;

import dev.courant.publisher.site.Levels;
import dev.courant.schemas.Edition;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the index has to know of a day's edition.
 *
 * @param repos its repositories that are known to have been read, or a part of them, and their
 *     events
 * @param objects what was written of it
 */
record PastEdition(
        LocalDate day, boolean complete, Map<String, Levels> repos, Set<String> objects) {

    static PastEdition of(Edition edition) {
        var repos = new LinkedHashMap<String, Levels>();
        for (var repo : edition.getRepos()) {
            if (repo.getCounts() != null) {
                repos.put(repo.getRepo(), SiteText.levels(repo.getCounts()));
            }
        }
        return new PastEdition(
                edition.getDay(), edition.getComplete(), repos, Set.copyOf(edition.getObjects()));
    }

    /** Null if the release that printed it recorded no numbers: it had no site either. */
    @Nullable Levels levels() {
        return hasTitles() ? repos.values().stream().reduce(Levels.NONE, Levels::plus) : null;
    }

    /** The page for a browser, or the Markdown if there is none. */
    String page() {
        var html = Paths.html(Paths.edition(day));
        return objects.contains(html) ? html : Paths.edition(day);
    }

    /** A repository's page for a browser, null if there is none. */
    @Nullable String page(String repo) {
        var html = Paths.html(Paths.repo(day, repo));
        return objects.contains(html) ? html : null;
    }

    boolean hasTitles() {
        return objects.contains(Paths.titles(day));
    }
}
