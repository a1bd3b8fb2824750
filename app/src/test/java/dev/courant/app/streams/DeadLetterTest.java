package dev.courant.app.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.async.Origin;

import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

class DeadLetterTest {

    @Test
    void eachIsCounted() {
        var count = new AtomicInteger();
        Runnable counter = count::incrementAndGet;
        var letters = new DeadLetter(Map.of(DeadLetter.COUNTER_CONFIG, counter));
        var origin = Origin.nowhere("topic", 0, new byte[0], new byte[0]);

        letters.of(origin, new IOException("one"));
        letters.of(origin, new IOException("another"));

        assertThat(count).hasValue(2);
    }

    @Test
    void noPasswordStandsInAReason() {
        var cause = new IOException("Cannot reach https://ann:pass@registry:8081/ and http://b/c");

        assertThat(DeadLetter.reasonOf(new SerializationException("Error", cause)))
                .isEqualTo("IOException: Cannot reach https://***@registry:8081/ and http://b/c");
    }
}
