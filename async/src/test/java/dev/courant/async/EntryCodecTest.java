package dev.courant.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;

class EntryCodecTest {

    private final EntryCodec<String> codec = new EntryCodec<>(Serdes.String(), "changelog");

    @Test
    void readsWhatItWrote() {
        var entry =
                new Entry<>(7, "acme/x#commit#1", "acme/x", "päckchen 消息", 1_000, 2_000, 3, true);

        assertThat(codec.decode(7, codec.encode(entry))).isEqualTo(entry);
    }

    @Test
    void readsTheFirstReleasesBytes() {
        var bytes =
                new byte[] {
                    1, 0, // version, work
                    0, 0, 0, 0, 0, 0, 0, 5, // timestamp
                    0, 0, 0, 0, 0, 0, 0, 9, // not before
                    0, 0, 0, 2, // failures
                    0, 0, 0, 1, 'a', // id
                    0, 0, 0, 1, 'k', // key
                    'p', // payload
                };

        assertThat(codec.decode(4, bytes)).isEqualTo(new Entry<>(4, "a", "k", "p", 5, 9, 2, false));
    }

    @Test
    void saysWhichReleaseIsNeededForAFormatItDoesNotKnow() {
        assertThatIllegalStateException()
                .isThrownBy(() -> codec.decode(4, new byte[] {9, 0}))
                .withMessageContaining("format 9");
    }
}
