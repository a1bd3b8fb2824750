package dev.courant.app.metrics;

import java.util.HashSet;
import java.util.Set;

/**
 * Which repositories have a name of their own among the labels: the first 1,000 that this process
 * comes across. Those after them are {@code other}.
 */
final class BoundedRepos {

    static final int MAX_REPOS = 1_000;
    static final String OTHER = "other";

    private final Set<String> named = new HashSet<>();

    synchronized String label(String repo) {
        if (named.size() < MAX_REPOS) {
            named.add(repo);
        }
        return named.contains(repo) ? repo : OTHER;
    }
}
