package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.testkit.http.Fault;
import dev.courant.testkit.source.Timeline;
import dev.courant.testkit.webhook.Message;
import dev.courant.testkit.webhook.Vendor;
import dev.courant.testkit.webhook.WebhookFault;
import dev.courant.testkit.webhook.WebhookSimulator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What is told of editions and events, to vendors that check what they get. */
class NotifyIT {

    private static final String REPO = "acme/engine";
    private static final String DAY = "2026-02-24";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int ALERTS = 12;

    /** GitHub's clock stands in another year than ours, by which news is news. */
    private static final String ANY_AGE = "max-age: 36500d";

    @TempDir Path directory;
    private WebhookSimulator vendors;
    private Paper paper;

    @BeforeEach
    void open() {
        vendors = WebhookSimulator.start(InstantSource.system());
        paper =
                new Paper(directory, "2026-02-24T20:00:00Z")
                        .watching(REPO)
                        .with(
                                """
                                  notify:
                                    - { type: slack, url: "%s", allow-private: true, %s, alerts: { level: high, per-hour: 1000, %s } }
                                    - { type: wecom, url: "%s", allow-private: true, %s, alerts: { level: high, per-hour: 1000, %s } }
                                """
                                        .formatted(
                                                vendors.url(Vendor.SLACK, "T0K3N"),
                                                ANY_AGE,
                                                ANY_AGE,
                                                vendors.url(Vendor.WECOM, "K3Y"),
                                                ANY_AGE,
                                                ANY_AGE));
    }

    @AfterEach
    void close() {
        paper.close();
        vendors.close();
    }

    @Test
    void tellsEachChannelOnceAndAlertsAtOnceWhileAnotherOneHangs() {
        var timeline =
                Timeline.empty()
                        .land("a", Instant.parse(DAY + "T09:00:00Z"), "docs: a word")
                        .land("b", Instant.parse(DAY + "T19:00:00Z"), "feat!: drop the protocol");
        paper.github.serve(REPO, timeline);
        vendors.faults().always(Fault.hang()).on("/wecom/");
        try (var running = paper.run()) {
            await().atMost(PATIENCE).until(() -> vendors.messages(Vendor.SLACK).size() == 1);
            assertThat(vendors.messages(Vendor.SLACK).getFirst().shown())
                    .contains("drop the protocol");

            paper.clock.set(Instant.parse("2026-02-25T00:10:00Z"));
            await().atMost(PATIENCE).until(() -> running.says("published " + DAY));
            await().atMost(PATIENCE).until(() -> vendors.messages(Vendor.SLACK).size() == 2);
            assertThat(vendors.messages(Vendor.WECOM)).isEmpty();

            vendors.faults().clear();
            await().atMost(PATIENCE).until(() -> vendors.messages(Vendor.WECOM).size() == 2);
        }
        assertThat(paper.once(DAY)).as(paper::output).isZero();
        assertThat(vendors.messages(Vendor.SLACK)).extracting(Message::shown).hasSize(2);
        assertThat(vendors.messages(Vendor.WECOM)).hasSize(2);
        assertThat(vendors.refusals()).isEmpty();
    }

    @Test
    void onceEndsWhenAllAreToldAndAReplayTellsThemAgainOnlyIfItShall() {
        paper.github.serve(
                REPO,
                Timeline.empty().land("a", Instant.parse(DAY + "T09:00:00Z"), "docs: a word"));
        paper.clock.set(Instant.parse("2026-02-25T00:10:00Z"));
        vendors.faults()
                .next(1, WebhookFault.tooMany(Vendor.WECOM, Duration.ofSeconds(2)))
                .on("/wecom/");

        assertThat(paper.once(DAY)).as(paper::output).isZero();
        assertThat(vendors.messages(Vendor.SLACK)).hasSize(1);
        assertThat(vendors.messages(Vendor.WECOM)).hasSize(1);

        int asked = paper.github.ledger().size();
        try (var running = paper.run()) {
            await().atMost(PATIENCE).until(() -> paper.github.ledger().size() > asked);
            assertThat(paper.replay("--day", DAY, "--publish")).as(paper::output).isZero();
            assertThat(paper.replay("--day", DAY, "--publish", "--notify"))
                    .as(paper::output)
                    .isZero();
            assertThat(paper.output()).contains("published " + DAY + ", revision 3");
            assertThat(running.exitCode()).isNotDone();
        }
        assertThat(vendors.messages(Vendor.SLACK)).hasSize(2);
        assertThat(vendors.messages(Vendor.WECOM)).hasSize(2);
        assertThat(paper.replay("--day", DAY, "--notify")).isEqualTo(2);
    }

    @Test
    void whoCannotBeToldHoldsUpOnceForAWhileOnlyAndIsNamed() {
        paper.github.serve(
                REPO,
                Timeline.empty().land("a", Instant.parse(DAY + "T09:00:00Z"), "docs: a word"));
        paper.clock.set(Instant.parse("2026-02-25T00:10:00Z"));
        vendors.faults().always(Fault.status(404, "gone")).on("/wecom/");

        assertThat(paper.once(DAY)).as(paper::output).isZero();

        assertThat(vendors.messages(Vendor.SLACK)).hasSize(1);
        assertThat(paper.log())
                .contains("Not told: wecom of edition/publisher/" + DAY + "/1, which is a dead");
    }

    /** Most of the time is what the vendor wants between two messages: it hardly varies. */
    @Test
    void aHealthyChannelIsNoSlowerWhileAnotherOneHangs() {
        var timeline = Timeline.empty();
        paper.github.serve(REPO, timeline);
        try (var running = paper.run()) {
            await().atMost(PATIENCE).until(() -> running.says("") && polled());
            var alone = timeOfAlerts(timeline, "alone");
            vendors.faults().always(Fault.hang()).on("/wecom/");

            var besideOne = timeOfAlerts(timeline, "beside");

            assertThat((double) besideOne.toMillis() / alone.toMillis())
                    .as("%s beside one that hangs, %s without", besideOne, alone)
                    .isLessThan(1.2);
            vendors.faults().clear();
        }
    }

    private boolean polled() {
        return !paper.github.ledger().to(REPO).isEmpty();
    }

    private Duration timeOfAlerts(Timeline timeline, String label) {
        int before = vendors.messages(Vendor.SLACK).size();
        var now = paper.clock.advance(Duration.ofMinutes(1));
        for (int i = 0; i < ALERTS; i++) {
            timeline.land(label + i, now.minusSeconds(ALERTS - i), "feat!: drop " + label + i);
        }
        long start = System.nanoTime();
        await().atMost(PATIENCE)
                .until(() -> vendors.messages(Vendor.SLACK).size() == before + ALERTS);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void aSampleSaysWhetherAChannelWorks() {
        assertThat(paper.command("notify", "test", "--channel", "slack"))
                .as(paper::output)
                .isZero();
        assertThat(vendors.messages(Vendor.SLACK)).hasSize(2);

        assertThat(paper.command("notify", "test", "--channel", "team")).isEqualTo(2);
        assertThat(paper.output()).contains("courant.notify has slack, wecom");

        vendors.faults().always(Fault.status(404, "gone")).on("/slack/");
        assertThat(paper.command("notify", "test", "--channel", "slack")).isEqualTo(1);
        assertThat(paper.output()).contains("slack").doesNotContain("T0K3N");
    }
}
