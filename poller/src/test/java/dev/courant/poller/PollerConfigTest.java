package dev.courant.poller;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.time.Duration;

final class PollerConfigTest {

    private final PollerConfig config = PollerConfig.defaults();

    @Test
    void namesTheSettingThatIsOutOfBounds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config.withPollInterval(Duration.ofMillis(99)))
                .withMessage(
                        "courant.github.poll-interval must be from 0.1s to 24h, but is 0.099s."
                                + " Choose a value in between.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config.withPollInterval(Duration.ofDays(2)));
    }

    @Test
    void refusesMarginsAndRetriesThatMakeNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config.withMargin(Duration.ofSeconds(-1)))
                .withMessageContaining("margin");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> config.withRetries(0, Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .withMessageContaining("tries must be from 1");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> config.withRetries(1, Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .withMessageContaining("longest backoff");
    }
}
