package dev.courant.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.DigestKey;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

class StoreKeysTest {

    private static final LocalDate DAY = LocalDate.parse("2026-02-24");

    @Test
    void noOtherRepositoryLooksLikeADayOfThisOne() {
        // given
        var prefix = StoreKeys.eventsOf(new DigestKey("octo/engine", DAY));

        for (char printable = ' '; printable < 127; printable++) {
            // when
            var other = "octo/engine" + printable + DAY + printable + "x";

            // then
            assertThat(StoreKeys.eventOf(new DigestKey(other, DAY), "id")).doesNotStartWith(prefix);
        }
    }

    @Test
    void aDaysKeyGivesItsDateBack() {
        assertThat(StoreKeys.dayIn(StoreKeys.day(new DigestKey("octo/engine", DAY))))
                .isEqualTo(DAY);
    }
}
