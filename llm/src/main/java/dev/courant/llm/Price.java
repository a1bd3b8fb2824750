package dev.courant.llm;

import java.math.BigDecimal;

/**
 * What a model costs, in whatever currency the operator thinks in.
 *
 * @param input money per million prompt tokens; not negative
 * @param output money per million completion tokens; not negative
 */
public record Price(BigDecimal input, BigDecimal output) {

    private static final int MILLION = 6;

    public Price {
        if (input.signum() < 0 || output.signum() < 0) {
            throw new IllegalArgumentException("llm: a price must not be negative.");
        }
    }

    /** What this usage costs, exactly. */
    public BigDecimal of(Usage usage) {
        BigDecimal prompt = input.multiply(BigDecimal.valueOf(usage.promptTokens()));
        BigDecimal completion = output.multiply(BigDecimal.valueOf(usage.completionTokens()));
        return prompt.add(completion).movePointLeft(MILLION);
    }
}
