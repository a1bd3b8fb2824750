package dev.courant.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Optional;

class RepoAgesTest {

    private static final Instant NOON = Instant.parse("2026-02-24T12:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Instant now = NOON;
    private final RepoAges ages =
            new RepoAges(registry, new BoundedRepos(), () -> now, "age", "How old");

    @Test
    void growsWithTheClockUntilSomethingIsNew() {
        ages.at("acme/engine", NOON.minusSeconds(90));
        ages.now("acme/rocket");
        now = NOON.plusMillis(1_500);

        assertThat(age("acme/engine")).contains(91.5);
        assertThat(age("acme/rocket")).contains(1.5);

        ages.now("acme/engine");
        assertThat(age("acme/engine")).contains(0.0);
    }

    @Test
    void isNeverNegativeWhateverTheServersClockSays() {
        ages.at("acme/engine", NOON.plusSeconds(3_600));

        assertThat(age("acme/engine")).contains(0.0);
    }

    @Test
    void isGoneWithTheRepositoryAndComesBackWithIt() {
        ages.now("acme/engine");
        ages.forget("acme/engine");
        assertThat(registry.getMeters()).isEmpty();

        ages.forget("acme/engine");
        ages.now("acme/engine");
        assertThat(age("acme/engine")).contains(0.0);
    }

    @Test
    void showsTheOldestOfThoseThatAreTooManyToBeNamed() {
        for (int i = 0; i < BoundedRepos.MAX_REPOS; i++) {
            ages.now("acme/" + i);
        }
        ages.at("acme/late", NOON.minusSeconds(5));
        ages.at("acme/later", NOON.minusSeconds(50));

        assertThat(registry.getMeters()).hasSize(BoundedRepos.MAX_REPOS + 1);
        assertThat(age("other")).contains(50.0);

        ages.forget("acme/later");
        assertThat(age("other")).contains(5.0);
        ages.forget("acme/late");
        assertThat(age("other")).isEmpty();
    }

    private Optional<Double> age(String repo) {
        return Optional.ofNullable(registry.find("age").tag("repo", repo).gauge())
                .map(gauge -> gauge.value());
    }
}
