package dev.courant.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class PublisherConfigTest {

    @Test
    void hasDefaults() {
        var config = PublisherConfig.of("T", "S", "zh", Samples.ZONE);

        assertThat(config.history()).isEqualTo(7);
        assertThat(config.deadline()).isEqualTo(Duration.ofHours(2));
        assertThat(config.waitsForFailed()).isTrue();
    }

    @Test
    void namesTheKeyThatIsWrong() {
        refuses("T", "S", "fr", 7, "courant.edition.language must be zh or en, not fr");
        refuses(" ", "S", "en", 7, "courant.edition.title must not be blank");
        refuses("T", "", "en", 7, "courant.edition.subject must not be blank");
        refuses("T", "S", "en", -1, "courant.edition.history must be 0 to 1000, not -1");
    }

    private static void refuses(
            String title, String subject, String language, int history, String complaint) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new PublisherConfig(
                                        title,
                                        subject,
                                        language,
                                        Samples.ZONE,
                                        history,
                                        Duration.ofHours(2),
                                        true,
                                        Set.of(),
                                        Optional.empty(),
                                        Map.of(),
                                        Set.of()))
                .withMessage(complaint);
    }
}
