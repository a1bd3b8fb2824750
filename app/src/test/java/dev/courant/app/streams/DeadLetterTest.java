package dev.courant.app.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

import java.io.IOException;

class DeadLetterTest {

    @Test
    void noPasswordStandsInAReason() {
        var cause = new IOException("Cannot reach https://ann:pass@registry:8081/ and http://b/c");

        assertThat(DeadLetter.reasonOf(new SerializationException("Error", cause)))
                .isEqualTo("IOException: Cannot reach https://***@registry:8081/ and http://b/c");
    }
}
