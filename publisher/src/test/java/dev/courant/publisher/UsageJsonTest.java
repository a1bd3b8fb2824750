package dev.courant.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.llm.Price;
import dev.courant.schemas.ModelUsage;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

class UsageJsonTest {

    private static final Price PRICE = new Price(new BigDecimal("0.5"), BigDecimal.TWO);

    @Test
    void addsUpEachModelAndAll() {
        var total =
                UsageJson.total(
                        List.of(
                                new ModelUsage("b", 2, 1_000_000L, 500_000L),
                                new ModelUsage("a", 1, 10L, 5L),
                                new ModelUsage("b", 0, 0L, 0L)),
                        Map.of("a", PRICE, "b", PRICE));

        assertThat(total.calls()).isEqualTo(3);
        assertThat(total.promptTokens()).isEqualTo(1_000_010);
        assertThat(total.completionTokens()).isEqualTo(500_005);
        assertThat(total.cost()).isEqualByComparingTo("1.500015");
        assertThat(total.models()).extracting(UsageJson::model).containsExactly("a", "b");
        assertThat(total.models().getLast().cost()).isEqualByComparingTo("1.5");
    }

    @Test
    void tellsNoCostThatItDoesNotKnow() {
        var total =
                UsageJson.total(
                        List.of(new ModelUsage("a", 1, 10L, 5L), new ModelUsage("b", 1, 10L, 5L)),
                        Map.of("a", PRICE));

        assertThat(total.cost()).isNull();
        assertThat(total.models().getFirst().cost()).isNotNull();
        assertThat(total.models().getLast().cost()).isNull();
    }

    @Test
    void isAbsentWhenNoModelWasAsked() {
        assertThat(UsageJson.total(List.of(), Map.of("a", PRICE))).isNull();
    }

    @Test
    void whatTookNoTokensCostsNothing() {
        var total =
                UsageJson.total(
                        List.of(new ModelUsage("a", 1, 10L, 5L), new ModelUsage("", 4, 0L, 0L)),
                        Map.of("a", PRICE));

        assertThat(total.cost()).isEqualByComparingTo("0.000015");
        assertThat(total.models().getLast().model()).isEqualTo("unknown");
        assertThat(total.models().getLast().calls()).isEqualTo(4);
    }
}
