package dev.courant.publisher;

import dev.courant.schemas.DayCounts;

import java.time.LocalDate;
import java.util.List;

/**
 * Everything that an edition says: rendering adds nothing but words and form.
 *
 * @param revision 1 for a day's first edition
 * @param repos in the paper's order
 * @param prose what a model wrote about the day as a whole
 */
record EditionContent(LocalDate day, int revision, List<RepoDay> repos, EditionProse prose) {

    EditionContent {
        repos = List.copyOf(repos);
    }

    static EditionContent withoutModel(LocalDate day, int revision, List<RepoDay> repos) {
        return new EditionContent(day, revision, repos, EditionProse.NONE);
    }

    /** The same day, with what a model wrote about it. */
    EditionContent with(EditionProse written) {
        return new EditionContent(day, revision, repos, written);
    }

    boolean complete() {
        return repos.stream().allMatch(RepoDay::isRead);
    }

    DayCounts total() {
        var total = new DayCounts(0, 0, 0, 0, 0);
        for (var repo : repos) {
            var counts = repo.counts();
            total.setCommits(total.getCommits() + counts.getCommits());
            total.setIssues(total.getIssues() + counts.getIssues());
            total.setHigh(total.getHigh() + counts.getHigh());
            total.setMedium(total.getMedium() + counts.getMedium());
            total.setLow(total.getLow() + counts.getLow());
        }
        return total;
    }

    long repos(RepoDay.State state) {
        return repos.stream().filter(repo -> repo.state() == state).count();
    }
}
