package dev.courant.publisher;

import static dev.courant.publisher.Samples.DAY;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.async.UnsettledException;
import dev.courant.notify.Channel;
import dev.courant.notify.ChannelConfig;
import dev.courant.notify.ChannelType;
import dev.courant.notify.Channels;
import dev.courant.notify.EditionNotice;
import dev.courant.publisher.Newsroom.Listener;
import dev.courant.publisher.outbox.Destination;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;
import dev.courant.schemas.Period;
import dev.courant.testkit.webhook.Vendor;
import dev.courant.testkit.webhook.WebhookFault;
import dev.courant.testkit.webhook.WebhookSimulator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class OutboxTest {

    private static final Instant MORNING = Instant.parse("2026-02-25T00:01:00Z");
    private static final String REPO = "a/one";

    @TempDir Path directory;
    private final Listener team = new Listener("team");
    private final Listener others = new Listener("others");
    private Pressroom paper;

    private void open(Destination... destinations) {
        paper = Pressroom.telling(directory, Samples.config("en"), Newsroom.telling(destinations));
        paper.watch(REPO, 0);
    }

    @AfterEach
    void close() {
        paper.close();
    }

    @Test
    void keepsItsShape() throws IOException {
        open(Newsroom.ofEditions(team), Newsroom.ofAlerts(others, 10));

        Golden.check("topology-outbox.txt", paper.describe());
    }

    @Test
    void tellsOfAnEditionOnceAndOfNoRevision() {
        open(Newsroom.ofEditions(team), Newsroom.ofEditions(others));

        paper.close(REPO, DAY, "feat: a thing");
        var digest = Samples.digest(REPO, DAY);
        digest.setRevision(2);
        paper.send(digest);

        assertThat(paper.editions.readKeyValuesToList()).hasSize(2);
        assertThat(team.ids()).containsExactly("edition/paper/2026-02-24/1");
        assertThat(others.ids()).containsExactly("edition/paper/2026-02-24/1");
        assertThat(team.edition().counts()).isEqualTo(new EditionNotice.Counts(1, 1, 0, 0, 1, 0));
        assertThat(team.edition().top())
                .extracting(EditionNotice.Item::title)
                .containsExactly("feat: a thing");
    }

    @Test
    void tellsOfARevisionThatIsAnnouncedOnce() {
        open(Newsroom.ofEditions(team), Newsroom.ofAlerts(others, 10));
        paper.close(REPO, DAY, "feat: a thing");
        var digest = Samples.digest(REPO, DAY);
        digest.setRevision(2);
        paper.send(digest);

        paper.announce("paper", DAY.toString());
        paper.announce("paper", DAY.toString());
        paper.announce("another", DAY.toString());

        assertThat(team.ids())
                .containsExactly("edition/paper/2026-02-24/1", "edition/paper/2026-02-24/2");
        assertThat(others.heard).isEmpty();
    }

    @Test
    void saysWhatBecomesOfAMessageAndSaysItAgainWhenItIsAnnouncedAgain() {
        open(Newsroom.ofEditions(team));

        paper.close(REPO, DAY, "feat: a thing");
        paper.announce("paper", DAY.toString());

        assertThat(paper.deliveries.readKeyValuesToList())
                .extracting(said -> said.key + " " + said.value.getState())
                .containsExactly(
                        "team edition/paper/2026-02-24/1 PENDING",
                        "team edition/paper/2026-02-24/1 DELIVERED",
                        "team edition/paper/2026-02-24/1 DELIVERED");
    }

    @Test
    void tellsOfADayLongPastThatIsAnnouncedAndOfNoneThatWasNotPublished() {
        open(Newsroom.ofEditions(team));
        paper.close(REPO, DAY.minusDays(30), "feat: a thing");

        paper.announce("paper", DAY.minusDays(30).toString());
        paper.announce("paper", DAY.minusDays(31).toString());

        assertThat(team.ids()).containsExactly("edition/paper/2026-01-25/1");
    }

    @Test
    void tellsOfAWeekWithWhatItsDaysHold() {
        var ofWeeks =
                new Destination(
                        team, Set.of(Period.WEEK), false, Duration.ofDays(3), Optional.empty());
        var config = Samples.config("en").withPeriods(Set.of(Period.WEEK));
        paper = Pressroom.telling(directory, config, Newsroom.telling(ofWeeks));
        paper.watch(REPO, 0);
        var sunday = DAY.minusDays(2);

        for (int day = 6; day >= 0; day--) {
            paper.close(REPO, sunday.minusDays(day), "feat: of day " + day);
        }
        paper.pass(Duration.ofMinutes(2));

        assertThat(team.ids()).containsExactly("edition/paper/2026-W08/1");
        assertThat(team.edition().counts().commits()).isEqualTo(7);
        assertThat(team.edition().top()).hasSize(7);
    }

    @Test
    void saysNothingOfDaysLongPast() {
        open(Newsroom.ofEditions(team));

        paper.close(REPO, DAY.minusDays(30), "feat: a thing");

        assertThat(paper.editions.readKeyValuesToList()).hasSize(1);
        assertThat(team.heard).isEmpty();
    }

    @Test
    void whoIsDownForAnHourGetsOneMessageAndHoldsUpNobody() {
        team.fault = new IllegalStateException("connection refused");
        open(Newsroom.ofEditions(team), Newsroom.ofEditions(others));

        paper.close(REPO, DAY, "feat: a thing");
        for (int minute = 0; minute < 60; minute++) {
            paper.pass(Duration.ofMinutes(1));
        }

        assertThat(others.heard).hasSize(1);
        assertThat(team.tries).isBetween(10, 30);
        team.fault = null;
        paper.pass(Duration.ofMinutes(6));
        assertThat(team.heard).hasSize(1);
        paper.pass(Duration.ofHours(2));
        assertThat(team.heard).hasSize(1);
    }

    @Test
    void whatIsRefusedBecomesADeadLetterThatCanBeSentAgain() {
        var clock = InstantSource.fixed(MORNING);
        try (var vendors = WebhookSimulator.start(clock);
                var channels = new Channels(clock)) {
            vendors.faults().next(1, WebhookFault.unknown(Vendor.SLACK, "T0K3N"));
            open(Newsroom.ofEditions(slack(channels, vendors)));

            assertThatThrownBy(() -> paper.close(REPO, DAY, "feat: a thing"))
                    .hasRootCauseInstanceOf(RuntimeException.class)
                    .satisfies(OutboxTest::isALetter);
            assertThat(vendors.messages(Vendor.SLACK)).isEmpty();
        }
    }

    private static void isALetter(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof UnsettledException)) {
            cause = cause.getCause();
        }
        var letter = ((UnsettledException) cause).failures().getFirst();
        assertThat(letter.origin().topic()).isEqualTo("publisher-notices-repartition");
        assertThat(letter.origin().key()).asString().isEqualTo("slack");
        assertThat(letter.cause()).hasMessageContaining("slack").hasMessageNotContaining("T0K3N");
    }

    @Test
    void alertsOfWhatIsHighAndNewAndOfEachEventOnce() {
        open(Newsroom.ofAlerts(team, 10));
        var high = event(1, Level.HIGH, MORNING);
        high.setReasons(List.of("breaking"));

        paper.enrich(high);
        paper.enrich(event(2, Level.MEDIUM, MORNING));
        paper.enrich(event(3, Level.HIGH, MORNING.minus(Duration.ofDays(2))));
        paper.enrich(high);
        paper.pass(Duration.ofDays(1));
        paper.enrich(high);

        assertThat(team.ids()).containsExactly("alert/paper/" + high.getId());
        assertThat(team.alerts().getFirst().why()).contains("breaking");
    }

    @Test
    void beyondTheCapOneMessageTellsOfTheOthersWhenTheHourIsOver() {
        open(Newsroom.ofAlerts(team, 2));

        for (int i = 0; i < 50; i++) {
            paper.enrich(event(i, Level.HIGH, MORNING));
        }
        assertThat(team.heard).hasSize(2);
        paper.pass(Duration.ofMinutes(56));

        assertThat(team.alerts()).hasSize(3).last().matches(alert -> alert.further() == 47);
        paper.pass(Duration.ofHours(2));
        assertThat(team.heard).hasSize(3);
    }

    @Test
    void aLimitIsObeyedAndIsNoFailure() {
        var clock = InstantSource.fixed(MORNING);
        try (var vendors = WebhookSimulator.start(clock);
                var channels = new Channels(clock)) {
            vendors.faults().next(1, WebhookFault.tooMany(Vendor.SLACK, Duration.ofMinutes(10)));
            open(Newsroom.ofEditions(slack(channels, vendors)));

            paper.close(REPO, DAY, "feat: a thing");
            paper.pass(Duration.ofMinutes(9));
            assertThat(vendors.requests()).isEqualTo(1);
            paper.pass(Duration.ofMinutes(2));

            assertThat(vendors.messages(Vendor.SLACK)).hasSize(1);
        }
    }

    private static Channel slack(Channels channels, WebhookSimulator vendors) {
        return channels.open(
                ChannelConfig.builder("slack", ChannelType.SLACK)
                        .url(vendors.url(Vendor.SLACK, "T0K3N").toString())
                        .allowPrivate(true)
                        .build());
    }

    private static EnrichedEvent event(int number, Level level, Instant at) {
        var event = Samples.commit(REPO, number, level, "feat: number " + number);
        event.setOccurredAt(at);
        return event;
    }
}
