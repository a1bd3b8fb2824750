package dev.courant.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobTest {

    @ParameterizedTest
    @EnumSource
    void isReadAsItWasWritten(Job.Kind kind) {
        var job = new Job(kind, Samples.DAY);
        var serde = Job.serde();

        assertThat(serde.deserializer().deserialize("t", serde.serializer().serialize("t", job)))
                .isEqualTo(job);
    }
}
