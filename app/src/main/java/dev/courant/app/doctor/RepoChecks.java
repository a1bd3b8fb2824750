package dev.courant.app.doctor;

import dev.courant.app.config.GitHubSettings;
import dev.courant.app.config.RepoSettings;
import dev.courant.app.config.Secret;
import dev.courant.github.Answer;
import dev.courant.github.CommitQuery;
import dev.courant.github.GitHubClient;
import dev.courant.github.GitHubConfig;
import dev.courant.github.GitHubException;
import dev.courant.github.RepositoryInfo;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Whether each repository, and the branch that is to be read, is there. */
record RepoChecks(GitHubSettings github, List<RepoSettings> repos, InstantSource clock) {

    /** GitHub allows no more than a hundred requests at the same time. */
    private static final int MOST = 50;

    private static final String ADVICE = "Check courant.github.api-url and token.";

    List<Check> all() {
        var asked =
                repos.stream()
                        .limit(MOST)
                        .map(repo -> new Check(repo.name(), ADVICE, () -> look(repo)));
        return repos.size() <= MOST ? asked.toList() : Stream.concat(asked, others()).toList();
    }

    private Stream<Check> others() {
        var text = "%d more repositories were not looked at.".formatted(repos.size() - MOST);
        return Stream.of(new Check("repos", ADVICE, () -> Finding.ok("repos", text)));
    }

    private Finding look(RepoSettings repo) {
        var config = GitHubConfig.of(github.apiUrl(), github.token().map(Secret::value));
        try (var client = new GitHubClient(config, clock)) {
            return look(repo, client);
        } catch (GitHubException.NotFound e) {
            return Finding.fail(
                    repo.name(),
                    e.getMessage(),
                    "Correct courant.repos; a private repository needs a token that may read it.");
        } catch (GitHubException.EmptyRepository e) {
            return Finding.warn(
                    repo.name(), e.getMessage(), "Nothing has to be done: its days are quiet.");
        } catch (GitHubException e) {
            return Finding.fail(repo.name(), e.getMessage(), ADVICE);
        }
    }

    private static Finding look(RepoSettings repo, GitHubClient client) {
        var found = (Answer.Found<RepositoryInfo>) client.repository(repo.name());
        client.commits(repo.name(), CommitQuery.head(repo.branch()), java.util.Optional.empty());
        var branch = repo.branch().orElse(found.value().defaultBranch());
        var now = found.value().fullName();
        return now.equalsIgnoreCase(repo.name())
                ? Finding.ok(repo.name(), "Can be read, branch %s.".formatted(branch))
                : Finding.warn(
                        repo.name(),
                        "Is called %s now; branch %s can be read.".formatted(now, branch),
                        "Nothing has to be done: it goes on under the name that it was first"
                                + " watched by.");
    }
}
