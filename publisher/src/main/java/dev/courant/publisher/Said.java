package dev.courant.publisher;

import dev.courant.schemas.Edition;
import dev.courant.schemas.EditionRepo;

/**
 * What an edition says of its digests. Two records that agree in this are of the same edition: not
 * in their numbers, which a model's text has too, nor in what a release makes of them, which would
 * print every day anew with the next.
 */
final class Said {

    private Said() {}

    static Edition of(Edition edition) {
        return Edition.newBuilder(edition)
                .setRepos(edition.getRepos().stream().map(Said::of).toList())
                .clearObjects()
                .setSummary(null)
                .setOutlook(null)
                .setProseBy(null)
                .setProseProblem(null)
                .setUsage(null)
                .build();
    }

    private static EditionRepo of(EditionRepo repo) {
        return EditionRepo.newBuilder(repo).setCounts(null).build();
    }
}
