package dev.courant.publisher;

import static dev.courant.publisher.Samples.DAY;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.EditionRepo;
import dev.courant.schemas.WatchedRepo;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;

/** Whose day an edition waits for, and whom it is about. */
class ExpectedReposTest {

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
    void leavesOutWhoIsNoLongerWatched() {
        paper.watch("a/one", 0);
        paper.watch("a/two", 1);
        paper.close("a/one", DAY);
        paper.watchlist.pipeInput("a/two", (WatchedRepo) null);

        paper.close("a/one", DAY, "Now alone");

        assertThat(paper.editions.readValue().getRepos())
                .extracting(EditionRepo::getRepo)
                .containsExactly("a/one");
    }

    @Test
    void waitsForNobodyWhoIsWatchedOnlyLater() {
        paper.watch("a/one", 0);
        paper.watchlist.pipeInput(
                "a/later",
                WatchedRepo.newBuilder()
                        .setName("a/later")
                        .setSince(Instant.parse("2026-02-25T00:00:00Z"))
                        .build());

        paper.close("a/one", DAY);
        assertThat(paper.editions.readValue().getRepos())
                .extracting(EditionRepo::getRepo)
                .containsExactly("a/one");

        paper.close("a/one", DAY.plusDays(1));
        assertThat(paper.editions.isEmpty()).isTrue();
    }

    @Test
    void doesNotExpectDaysFromBeforeARepositorysFirst() {
        paper.watch("a/one", 0);
        paper.watchlist.pipeInput("a/new", WatchedRepo.newBuilder().setName("a/new").build());

        paper.close("a/one", DAY);
        assertThat(paper.editions.isEmpty()).isTrue();
        paper.close("a/new", DAY.plusDays(1));
        paper.close("a/one", DAY);

        assertThat(paper.editions.readValue().getRepos())
                .extracting(EditionRepo::getRepo)
                .containsExactly("a/one");
    }

    @Test
    void doesNotExpectDaysFromAfterARepositorysLast() {
        paper.watch("a/one", 0);
        paper.watchlist.pipeInput(
                "a/ended",
                WatchedRepo.newBuilder()
                        .setName("a/ended")
                        .setSince(Instant.parse("2026-01-01T00:00:00Z"))
                        .setUntil(Instant.parse("2026-02-25T00:00:00Z"))
                        .build());

        paper.close("a/one", DAY.plusDays(1));
        assertThat(paper.editions.readValue().getRepos()).hasSize(1);

        paper.close("a/one", DAY);
        assertThat(paper.editions.isEmpty()).isTrue();
    }
}
