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
        return repos.stream()
                .map(RepoDay::counts)
                .reduce(new DayCounts(0, 0, 0, 0, 0), EditionContent::sum);
    }

    /** Both together. */
    static DayCounts sum(DayCounts a, DayCounts b) {
        return new DayCounts(
                a.getCommits() + b.getCommits(),
                a.getIssues() + b.getIssues(),
                a.getHigh() + b.getHigh(),
                a.getMedium() + b.getMedium(),
                a.getLow() + b.getLow());
    }

    long repos(RepoDay.State state) {
        return repos.stream().filter(repo -> repo.state() == state).count();
    }
}
