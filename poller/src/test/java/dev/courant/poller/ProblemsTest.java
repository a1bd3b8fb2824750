package dev.courant.poller;

import static dev.courant.poller.Times.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.async.Verdict;
import dev.courant.github.GitHubException;

import org.junit.jupiter.api.Test;

import java.util.NoSuchElementException;

final class ProblemsTest {

    @Test
    void whatGitHubRefusesIsGivenUpAtOnce() {
        assertThat(Problems.judge(new GitHubException.NotFound("gone")))
                .isEqualTo(new Verdict.GiveUp());
        assertThat(Problems.judge(new GitHubException.Refused("no")))
                .isEqualTo(new Verdict.GiveUp());
        assertThat(Problems.judge(new IllegalArgumentException("odd")))
                .isEqualTo(new Verdict.GiveUp());
    }

    @Test
    void aLimitIsWaitedFor() {
        assertThat(Problems.judge(new GitHubException.RateLimited("slower", at(7))))
                .isEqualTo(new Verdict.RetryAt(at(7)));
    }

    @Test
    void allElseMayPass() {
        assertThat(Problems.mayPass(new GitHubException.Unavailable("502"))).isTrue();
        assertThat(Problems.mayPass(new IllegalStateException("a bug"))).isTrue();
        assertThat(Problems.mayPass(new GitHubException.NotFound("gone"))).isFalse();
    }

    @Test
    void aReasonIsOneLineAndQuotesNobodyButTheClient() {
        assertThat(Problems.reason(new GitHubException.NotFound("a/b is gone\nfor good")))
                .isEqualTo("a/b is gone");
        assertThat(Problems.reason(new NoSuchElementException("https://example.org?token=secret")))
                .isEqualTo("Reading GitHub failed: NoSuchElementException");
    }
}
