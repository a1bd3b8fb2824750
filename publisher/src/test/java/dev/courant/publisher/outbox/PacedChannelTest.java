package dev.courant.publisher.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.notify.Channel;
import dev.courant.notify.Notice;
import dev.courant.notify.Pace;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class PacedChannelTest {

    private Instant now = Instant.parse("2026-02-24T10:00:00Z");
    private final List<Duration> pauses = new ArrayList<>();
    private boolean broken;

    private final Channel channel =
            new Channel() {
                @Override
                public String name() {
                    return "team";
                }

                @Override
                public Pace pace() {
                    return new Pace(Duration.ofSeconds(3));
                }

                @Override
                public void send(Notice notice) {
                    now = now.plusSeconds(1); // it takes its time
                    if (broken) {
                        throw new IllegalStateException("down");
                    }
                }
            };

    private final PacedChannel paced =
            new PacedChannel(
                    channel,
                    () -> now,
                    pause -> {
                        pauses.add(pause);
                        now = now.plus(pause);
                    });

    @Test
    void keepsMessagesApartWhateverBecameOfThem() throws InterruptedException {
        paced.send(null);
        now = now.plusSeconds(2);
        paced.send(null);
        broken = true;
        assertThatThrownBy(() -> paced.send(null)).hasMessage("down");
        broken = false;
        paced.send(null);
        now = now.plusSeconds(60);
        paced.send(null);

        assertThat(pauses)
                .containsExactly(
                        Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(3));
    }
}
