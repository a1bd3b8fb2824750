package dev.courant.publisher;

import static dev.courant.publisher.Samples.DAY;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.DayStatus;
import dev.courant.schemas.EditionRepo;
import dev.courant.schemas.Level;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

/** When an edition is worth waiting for, and for how long. */
class DeadlineTest {

    @TempDir Path directory;
    private Pressroom paper;

    @BeforeEach
    void open() {
        paper = new Pressroom(directory, Samples.config("en"));
    }

    @AfterEach
    void close() {
        paper.close();
    }

    @Test
    void waitsForARepositoryThatCouldNotBeReadToComeBack() {
        paper.watch("a/one", 0);
        paper.send(Samples.failed("a/one", DAY, "The token has expired"));
        assertThat(paper.editions.isEmpty()).isTrue();

        readAfterAll("a/one", "Came back");

        var published = paper.editions.readValue();
        assertThat(published.getRevision()).isEqualTo(1);
        assertThat(published.getComplete()).isTrue();
    }

    @Test
    void namesAtTheDeadlineARepositoryThatCouldNotBeRead() {
        paper.watch("a/one", 0);
        paper.send(Samples.failed("a/one", DAY, "The token has expired"));

        paper.pass(Duration.ofMinutes(121));

        saysThatTheTokenHasExpired();
    }

    @Test
    void namesItAtOnceForWhoeverWaits() {
        paper.close();
        paper = new Pressroom(directory, Samples.impatient("en"));
        paper.watch("a/one", 0);

        paper.send(Samples.failed("a/one", DAY, "The token has expired"));

        saysThatTheTokenHasExpired();
    }

    private void saysThatTheTokenHasExpired() {
        assertThat(paper.editions.readValue().getComplete()).isFalse();
        assertThat(paper.read("reports/2026-02-24.md"))
                .contains("The token has expired")
                .doesNotContain("No updates");
        assertThat(paper.read("reports/2026-02-24.json"))
                .contains("\"status\": \"failed\"", "\"reason\": \"The token has expired\"");
    }

    @Test
    void revisesAnEditionWhenADigestIsRevised() {
        paper.watch("a/one", 0);
        paper.send(Samples.failed("a/one", DAY, "The token has expired"));
        paper.pass(Duration.ofMinutes(121));
        paper.editions.readValue();

        readAfterAll("a/one", "Came late");

        var revised = paper.editions.readValue();
        assertThat(revised.getRevision()).isEqualTo(2);
        assertThat(revised.getComplete()).isTrue();
        assertThat(paper.read("README.md")).contains("Came late", "revision 2");
    }

    @Test
    void publishesAtTheDeadlineWithTheMissingNamed() {
        paper.watch("a/one", 0);
        paper.watch("a/two", 1);
        paper.close("a/one", DAY, "Here");

        paper.pass(Duration.ofMinutes(119));
        assertThat(paper.editions.isEmpty()).isTrue();
        paper.pass(Duration.ofMinutes(2));

        var published = paper.editions.readValue();
        assertThat(published.getComplete()).isFalse();
        assertThat(published.getRepos())
                .extracting(EditionRepo::getStatus)
                .containsExactly(DayStatus.OK, DayStatus.UNKNOWN);
        assertThat(paper.read("reports/2026-02-24/a/two.md")).contains("had not arrived");

        paper.close("a/two", DAY);
        assertThat(paper.editions.readValue().getComplete()).isTrue();
    }

    @Test
    void forgetsTheDeadlineOfADayThatWasComplete() {
        paper.watch("a/one", 0);
        paper.close("a/one", DAY);
        paper.editions.readValue();

        paper.pass(Duration.ofHours(30));

        assertThat(paper.editions.isEmpty()).isTrue();
    }

    private void readAfterAll(String repo, String title) {
        var digest = Samples.digest(repo, DAY, Samples.commit(repo, 1, Level.HIGH, title));
        digest.setRevision(2);
        paper.send(digest);
    }
}
