package dev.courant.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

class DigestKeyTest {

    @Test
    void readsWhatItWrites() {
        var key = new DigestKey("acme/x", LocalDate.of(2026, 2, 24));

        assertThat(key).hasToString("acme/x@2026-02-24");
        assertThat(DigestKey.parse(key.toString())).isEqualTo(key);
    }

    @Test
    void saysWhatAKeyLooksLike() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DigestKey.parse("acme/x"))
                .withMessageContaining("owner/name@2026-02-24");
    }
}
