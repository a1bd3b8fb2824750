package dev.courant.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.EnumSet;

class HealthTest {

    private final Health health = new Health();

    @Test
    void isAliveButNotReadyBeforeAnyServiceIsThere() {
        assertThat(health.live().good()).isTrue();
        assertThat(health.ready().good()).isFalse();
        assertThat(health.ready().json()).isEqualTo("{\"status\":\"down\",\"services\":{}}");
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void onlyAFailedServiceIsDeadAndOnlyOneAtWorkIsReady(State state) {
        health.watch("poller", () -> State.RUNNING);
        health.watch("publisher", () -> state);

        assertThat(health.live().good())
                .isEqualTo(!EnumSet.of(State.ERROR, State.PENDING_ERROR).contains(state));
        assertThat(health.ready().good()).isEqualTo(state == State.RUNNING);
    }

    @Test
    void namesEachServiceAndItsState() {
        health.watch("publisher-weekly", () -> State.ERROR);
        health.watch("poller", () -> State.RUNNING);

        assertThat(health.live().json())
                .isEqualTo(
                        "{\"status\":\"down\",\"services\":{\"poller\":\"RUNNING\",\"publisher-weekly\":\"ERROR\"}}");
    }
}
