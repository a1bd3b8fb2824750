package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.testkit.s3.S3Server;
import dev.courant.testkit.source.Issue;
import dev.courant.testkit.source.Timeline;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.s3.S3Client;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** From GitHub to the published edition, on a real broker and a real registry. */
class PaperIT {

    private static final String REPO = "acme/engine";

    @TempDir static Path shared;
    private static SharedBroker broker;

    @TempDir Path directory;
    private Paper paper;

    @BeforeAll
    static void startBroker() {
        broker = new SharedBroker(shared);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void openPaper(TestInfo test) {
        paper =
                new Paper(directory, "2026-02-25T00:10:00Z")
                        .on(broker.infrastructure(), test.getTestMethod().orElseThrow().getName())
                        .watching(REPO);
    }

    @AfterEach
    void closePaper() {
        paper.close();
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    @Test
    void publishesExactlyWhatLandedThatDayAndCostsNothingTheSecondTime() {
        var timeline =
                Timeline.empty()
                        .land("before", at("2026-02-23T23:59:59Z"), "fix: the day before")
                        .land("first", at("2026-02-24T00:00:00Z"), "feat: at midnight")
                        .land("last", at("2026-02-24T23:59:59Z"), "perf: a second before midnight")
                        .land("after", at("2026-02-25T00:00:00Z"), "docs: the day after")
                        .issue(Issue.opened(7, at("2026-02-24T12:00:00Z"), "ada", "It crashes"))
                        .issue(
                                Issue.opened(8, at("2026-02-24T13:00:00Z"), "ada", "A request")
                                        .asPullRequest());
        paper.github.serve(REPO, timeline);

        assertThat(paper.once("2026-02-24")).as(paper::output).isZero();

        assertThat(paper.titles("2026-02-24", REPO))
                .containsExactly(
                        "It crashes", "feat: at midnight", "perf: a second before midnight");
        assertThat(paper.edition("2026-02-24").get("complete").asBoolean()).isTrue();
        var published = paper.objects();
        paper.github.ledger().clear();
        assertThat(paper.once("2026-02-24")).as(paper::output).isZero();
        assertThat(paper.objects()).isEqualTo(published);
        assertThat(paper.github.ledger().charged()).isEmpty();
    }

    @Test
    void publishesIntoABucket() {
        paper.github.serve(
                REPO, Timeline.empty().land("a", at("2026-02-24T09:00:00Z"), "feat: something"));
        try (var server = S3Server.start();
                var reader = server.client()) {
            paper.storing(bucket(server, "daily"));

            assertThat(paper.once("2026-02-24")).as(paper::output).isZero();

            var page = "s3://newsstand/daily/reports/2026-02-24.md";
            assertThat(paper.output().lines()).containsExactly(page);
            assertThat(text(reader, "daily/README.md")).contains("reports/2026-02-24/acme");
            assertThat(text(reader, "daily/reports/2026-02-24.md")).contains("something");
            assertThat(text(reader, "daily/reports/2026-02-24/acme/engine.md"))
                    .isEqualTo(
                            text(
                                    reader,
                                    "daily/revisions/2026-02-24/1/reports/2026-02-24/acme/engine.md"));
            assertThat(paper.log()).contains("conditional writes are honoured");
            assertThat(paper.once("2026-02-24")).as(paper::output).isZero();
        }
    }

    @Test
    void endsWhereItWouldTryForEverBecauseThereIsNoSuchBucket() {
        paper.github.serve(REPO, Timeline.empty());
        try (var server = S3Server.start()) {
            paper.storing(bucket(server, "daily").replace("s3://newsstand", "s3://nowhere"));

            assertThat(paper.once("2026-02-24")).as(paper::output).isEqualTo(1);

            assertThat(paper.log())
                    .contains("there is no bucket nowhere; create it")
                    .doesNotContain(S3Server.SECRET_KEY);
        }
    }

    private static String bucket(S3Server server, String prefix) {
        return "url: 's3://%s/%s', endpoint: '%s', access-key: %s, secret-key: %s"
                .formatted(
                        S3Server.BUCKET,
                        prefix,
                        server.url(),
                        S3Server.ACCESS_KEY,
                        S3Server.SECRET_KEY);
    }

    private static String text(S3Client reader, String key) {
        return reader.getObjectAsBytes(request -> request.bucket(S3Server.BUCKET).key(key))
                .asUtf8String();
    }

    @Test
    void aQuietDayIsPublishedAsOne() {
        paper.github.serve(
                REPO, Timeline.empty().land("old", at("2026-02-20T08:00:00Z"), "feat: long ago"));

        assertThat(paper.once("2026-02-24")).as(paper::output).isZero();

        assertThat(paper.status("2026-02-24", REPO)).isEqualTo("quiet");
        assertThat(paper.text("reports/2026-02-24.md")).contains("No updates");
    }

    @Test
    void anEmptyRepositoryIsQuiet() {
        paper.github.serve(REPO, Timeline.empty());

        assertThat(paper.once("2026-02-24")).as(paper::output).isZero();

        assertThat(paper.status("2026-02-24", REPO)).isEqualTo("quiet");
    }

    @Test
    void aCommitPushedAfterItsDayClosedLandsOnTheDayOfThePush() {
        var timeline =
                Timeline.empty()
                        .land("a", at("2026-02-24T09:00:00Z"), "feat: in time")
                        .commit("late", at("2026-02-24T10:00:00Z"), "fix: pushed late", "a")
                        .push(at("2026-02-25T15:00:00Z"), "main", "late");
        paper.github.serve(REPO, timeline);
        assertThat(paper.once("2026-02-24")).as(paper::output).isZero();
        var closed = paper.text("reports/2026-02-24.json");

        paper.clock.set(at("2026-02-26T00:10:00Z"));
        assertThat(paper.once("2026-02-25")).as(paper::output).isZero();

        assertThat(paper.titles("2026-02-25", REPO)).containsExactly("fix: pushed late");
        assertThat(paper.text("reports/2026-02-24.json")).isEqualTo(closed);
    }

    @Test
    void aMergeBringsItsOldCommitsInOnTheDayOfTheMerge() {
        var timeline =
                Timeline.empty()
                        .land("base", at("2026-02-01T09:00:00Z"), "feat: base")
                        .commit("old-1", at("2026-02-03T09:00:00Z"), "feat: on a branch", "base")
                        .commit("old-2", at("2026-02-04T09:00:00Z"), "feat: more of it", "old-1")
                        .land("day", at("2026-02-24T09:00:00Z"), "fix: of the day")
                        .commit("merge", at("2026-02-25T09:00:00Z"), "Merge branch", "day", "old-2")
                        .push(at("2026-02-25T09:00:00Z"), "main", "merge");
        paper.github.serve(REPO, timeline);
        assertThat(paper.once("2026-02-24")).as(paper::output).isZero();
        assertThat(paper.titles("2026-02-24", REPO)).containsExactly("fix: of the day");

        paper.clock.set(at("2026-02-26T00:10:00Z"));
        assertThat(paper.once("2026-02-25")).as(paper::output).isZero();

        assertThat(paper.titles("2026-02-25", REPO))
                .containsExactly("Merge branch", "feat: more of it", "feat: on a branch");
    }

    @Test
    void aRenamedRepositoryKeepsItsIdentityAndThePaperSaysItsNewName() {
        var timeline = Timeline.empty().land("a", at("2026-02-24T09:00:00Z"), "feat: first");
        paper.github.serve(REPO, timeline);
        assertThat(paper.once("2026-02-24")).as(paper::output).isZero();

        paper.github.rename(REPO, "acme/motor");
        timeline.land("b", at("2026-02-25T09:00:00Z"), "feat: second");
        paper.clock.set(at("2026-02-26T00:10:00Z"));
        assertThat(paper.once("2026-02-25")).as(paper::output).isZero();

        assertThat(paper.titles("2026-02-25", REPO)).containsExactly("feat: second");
        assertThat(paper.text("reports/2026-02-25.md")).contains("acme/motor");
    }

    @Test
    void aRepositoryThatDoesNotExistIsNamedAndTheOthersArePublished() {
        paper.github.serve(
                REPO, Timeline.empty().land("a", at("2026-02-24T09:00:00Z"), "feat: something"));
        paper.watching(REPO, "acme/nowhere");

        assertThat(paper.once("2026-02-24")).as(paper::output).isEqualTo(3);

        assertThat(paper.titles("2026-02-24", REPO)).containsExactly("feat: something");
        assertThat(paper.status("2026-02-24", "acme/nowhere")).isEqualTo("failed");
        assertThat(paper.output()).contains("acme/nowhere").contains("404");
        assertThat(paper.text("reports/2026-02-24.md")).contains("acme/nowhere");
    }

    @Test
    void anEditionIsRevisedWhenItsMissingRepositoryComesBack() {
        paper.watching(REPO);
        assertThat(paper.once("2026-02-24")).as(paper::output).isEqualTo(3);
        assertThat(paper.edition("2026-02-24").get("revision").asInt()).isEqualTo(1);

        paper.github.serve(
                REPO, Timeline.empty().land("a", at("2026-02-24T09:00:00Z"), "feat: back again"));
        paper.clock.advance(Duration.ofMinutes(1));
        assertThat(paper.once("2026-02-24")).as(paper::output).isZero();

        assertThat(paper.titles("2026-02-24", REPO)).containsExactly("feat: back again");
        assertThat(paper.edition("2026-02-24").get("revision").asInt()).isEqualTo(2);
        assertThat(paper.edition("2026-02-24").get("complete").asBoolean()).isTrue();
    }

    @Test
    void twoRepositoriesAYearApartOnOnePartitionDoNotCloseEachOthersDays() {
        var old = Timeline.empty().land("a", at("2025-02-24T09:00:00Z"), "feat: a year ago");
        var young = Timeline.empty().land("b", at("2026-02-24T09:00:00Z"), "feat: yesterday");
        paper.github.serve("acme/young", young).serve("acme/old", old);
        paper.watching("acme/young", "acme/old");

        assertThat(paper.once("2025-02-24", "2026-02-24")).as(paper::output).isZero();

        assertThat(paper.titles("2025-02-24", "acme/old")).containsExactly("feat: a year ago");
        assertThat(paper.titles("2026-02-24", "acme/young")).containsExactly("feat: yesterday");
        assertThat(paper.status("2025-02-24", "acme/young")).isEqualTo("quiet");
        assertThat(paper.status("2026-02-24", "acme/old")).isEqualTo("quiet");
    }
}
