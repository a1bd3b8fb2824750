package dev.courant.enricher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.Level;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Holds the rules to what a person says of {@link LabelledEvent events} like those of real
 * repositories. The rules are tuned on one half; of the other only the figures are looked at.
 */
class ImportanceAgreementTest {

    private static final Path PAGE = Path.of("../docs/importance.md");
    private static final String BEGIN = "<!-- measured: begin -->\n";
    private static final String END = "<!-- measured: end -->\n";

    /** Slightly under what is reached: a change that loses agreement is seen. */
    private record Floor(double exact, double highPrecision, double highRecall, long farOff) {}

    private static final Floor TUNED = new Floor(0.79, 0.94, 0.67, 3);
    private static final Floor ASIDE = new Floor(0.64, 0.93, 0.44, 18);

    private static final List<LabelledEvent> EVENTS = LabelledEvent.all();
    private static final List<LabelledEvent> TUNING =
            EVENTS.stream().filter(event -> !event.heldOut()).toList();
    private static final List<LabelledEvent> HELD_OUT =
            EVENTS.stream().filter(LabelledEvent::heldOut).toList();

    @Test
    void theSetIsLargeLabelledAndSplitInHalves() {
        assertThat(EVENTS).hasSizeGreaterThanOrEqualTo(180);
        assertThat(EVENTS).extracting(LabelledEvent::id).doesNotHaveDuplicates();
        assertThat(EVENTS).extracting(LabelledEvent::why).doesNotContain("");
        assertThat((double) HELD_OUT.size() / EVENTS.size()).isBetween(0.4, 0.6);
        for (Level level : Level.values()) {
            assertThat(TUNING).filteredOn(event -> event.level() == level).hasSizeGreaterThan(30);
            assertThat(HELD_OUT).filteredOn(event -> event.level() == level).hasSizeGreaterThan(30);
        }
    }

    @Test
    void agreesOnTheHalfThatTheRulesAreTunedOn() throws IOException {
        Files.writeString(Path.of("target/importance-misses.md"), misses(TUNING));

        hold(Agreement.of(TUNING), TUNED, misses(TUNING));
    }

    @Test
    void agreesOnTheHalfThatWasKeptAside() {
        hold(Agreement.of(HELD_OUT), ASIDE, "the half kept aside");
    }

    @Test
    void thePageTellsWhatIsMeasured() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if (System.getProperty("golden.update") != null) {
            page = page.substring(0, begin) + measured() + page.substring(end);
            Files.writeString(PAGE, page);
        }

        assertThat(page)
                .as("%s; ./mvnw -Dgolden.update writes it anew", PAGE)
                .contains(BEGIN + measured() + END);
    }

    private static String measured() {
        return """

        | | events | exact | high: precision | high: recall | high for low, low for high |
        |---|--:|--:|--:|--:|--:|
        | tuned on | %s |
        | kept aside | %s |
        | kept aside, commits | %s |
        | kept aside, issues | %s |

        | given (kept aside) | rules: high | medium | low |
        |---|--:|--:|--:|
        | high | %s |
        | medium | %s |
        | low | %s |

        """
                .formatted(
                        Agreement.of(TUNING).row(),
                        Agreement.of(HELD_OUT).row(),
                        Agreement.of(heldOut(true)).row(),
                        Agreement.of(heldOut(false)).row(),
                        Agreement.of(HELD_OUT).row(Level.HIGH),
                        Agreement.of(HELD_OUT).row(Level.MEDIUM),
                        Agreement.of(HELD_OUT).row(Level.LOW));
    }

    private static void hold(Agreement agreement, Floor floor, String description) {
        assertThat(agreement.exact()).as(description).isGreaterThan(floor.exact());
        assertThat(agreement.highPrecision()).as(description).isGreaterThan(floor.highPrecision());
        assertThat(agreement.highRecall()).as(description).isGreaterThan(floor.highRecall());
        assertThat(agreement.farOff()).as(description).isLessThanOrEqualTo(floor.farOff());
    }

    private static List<LabelledEvent> heldOut(boolean commits) {
        return HELD_OUT.stream().filter(event -> event.isCommit() == commits).toList();
    }

    private static String misses(List<LabelledEvent> events) {
        return events.stream()
                .filter(event -> event.ranked().level() != event.level())
                .map(ImportanceAgreementTest::miss)
                .collect(Collectors.joining("\n"));
    }

    private static String miss(LabelledEvent event) {
        var ranked = event.ranked();
        return "%s: %s for %s (%s), %d by %s: %s"
                .formatted(
                        event.id(),
                        ranked.level(),
                        event.level(),
                        event.why(),
                        ranked.score(),
                        ranked.reasons(),
                        event.title());
    }
}
