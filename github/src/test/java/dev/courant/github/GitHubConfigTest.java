package dev.courant.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

class GitHubConfigTest {

    private static final URI GITHUB = URI.create("https://api.github.com");

    @Test
    void takesABlankTokenForNoneAndTrimsOneFromAFile() {
        assertThat(GitHubConfig.of(GITHUB, Optional.of(" \n")).token()).isEmpty();
        assertThat(GitHubConfig.of(GITHUB, Optional.of("abc\n")).token()).contains("abc");
    }

    @Test
    void refusesATokenThatNoHeaderCanCarryWithoutShowingIt() {
        assertThatThrownBy(() -> GitHubConfig.of(GITHUB, Optional.of("secret\r\nX: y")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("token")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://api.github.com",
                "api.github.com",
                "https:///x",
                "https://user:secret@api.github.com",
                "https://api.github.com?key=secret",
                "https://api.github.com#secret"
            })
    void refusesAnAddressThatIsNoBaseWithoutShowingIt(String address) {
        assertThatThrownBy(() -> GitHubConfig.of(URI.create(address), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("api-url")
                .hasMessageNotContaining("secret");
    }

    @Test
    void refusesBoundsThatMakeNoSense() {
        assertThatThrownBy(() -> new GitHubConfig(GITHUB, Optional.empty(), Duration.ZERO, 1))
                .hasMessageContaining("timeout");
        assertThatThrownBy(
                        () -> new GitHubConfig(GITHUB, Optional.empty(), Duration.ofSeconds(1), 0))
                .hasMessageContaining("max-response-bytes");
        assertThatThrownBy(
                        () ->
                                new CommitQuery(
                                        Optional.empty(), Optional.empty(), Optional.empty(), 101))
                .hasMessageContaining("perPage");
    }

    @Test
    void neverShowsTheToken() {
        assertThat(GitHubConfig.of(GITHUB, Optional.of("secret")).toString())
                .contains("token=set")
                .doesNotContain("secret");
    }
}
