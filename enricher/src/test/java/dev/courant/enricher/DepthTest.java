package dev.courant.enricher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.Level;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DepthTest {

    @ParameterizedTest
    @EnumSource(Level.class)
    void everyScoreIsMovedIntoItsLevelAndNoFurther(Level level) {
        for (int score = -5; score <= 105; score++) {
            int within = Depth.within(level, score);
            assertThat(within).isBetween(0, 100);
            assertThat(Importance.levelOf(within)).isEqualTo(level);
            if (score >= 0 && score <= 100 && Importance.levelOf(score) == level) {
                assertThat(within).isEqualTo(score);
            }
        }
    }

    @Test
    void whatWeighsMoreIsShownMoreAndMaySpendMore() {
        assertThat(Depth.values())
                .extracting(Depth::diffTokens)
                .isSortedAccordingTo((a, b) -> b - a)
                .doesNotHaveDuplicates();
        assertThat(Depth.HIGH.share()).isEqualTo(1);
        assertThat(Depth.MEDIUM.share()).isLessThan(Depth.HIGH.share());
        assertThat(Depth.LOW.share()).isLessThan(Depth.MEDIUM.share());
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void isAsDeepAsTheRulesSay(Level level) {
        assertThat(Depth.of(level).name()).isEqualTo(level.name());
    }
}
