package dev.courant.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

class TokenBudgetTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-02-24");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ManualClock clock = new ManualClock(Instant.parse("2026-02-24T23:00:00Z"));
    private final TokenBudget budget = new TokenBudget(1000, clock);

    @Test
    void countsWhatIsInFlightAtItsLargest() {
        TokenBudget.Reservation call = budget.reserve(600, 1);

        assertThat(budget.spent(TODAY)).isZero();
        assertThat(budget.remaining(1)).isEqualTo(400);
        assertThatThrownBy(() -> budget.reserve(401, 1))
                .isInstanceOf(LlmException.OverBudget.class)
                .hasMessage("The day's tokens are spent.");

        call.settle(100);

        assertThat(budget.spent(TODAY)).isEqualTo(100);
        assertThat(budget.remaining(1)).isEqualTo(900);
    }

    @Test
    @Timeout(30)
    void decidesInTheOrderOfAskingWhenItIsKnownWhatOthersCost() throws Exception {
        TokenBudget.Reservation call = budget.reserve(900, 1);
        var large = waiting(() -> budget.reserve(700, 1, PATIENCE));
        var small = waiting(() -> budget.reserve(50, 1, PATIENCE));

        call.settle(290);
        large.get().settle(700);

        assertThatThrownBy(small::get).hasCauseInstanceOf(LlmException.OverBudget.class);
        assertThat(budget.spent(TODAY)).isEqualTo(990);
    }

    private static <T> FutureTask<T> waiting(Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread thread = Thread.ofVirtual().start(task);
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        return task;
    }

    @Test
    void refusesAtOnceWhatIsTooMuchWhateverOthersCost() {
        budget.reserve(300, 1).settle(300);
        budget.reserve(600, 1);

        assertThatThrownBy(() -> budget.reserve(701, 1, PATIENCE))
                .isInstanceOf(LlmException.OverBudget.class);
    }

    @Test
    void asksToComeBackWhenOthersTakeTooLong() {
        budget.reserve(600, 1);

        assertThatThrownBy(() -> budget.reserve(600, 1, Duration.ofMillis(1)))
                .isInstanceOf(LlmException.RateLimited.class)
                .extracting(failure -> ((LlmException.RateLimited) failure).retryAt())
                .isEqualTo(clock.instant());
    }

    @Test
    void keepsTheLastOfTheDayForWhatMattersMost() {
        budget.reserve(600, 0.6).settle(600);

        assertThat(budget.remaining(0.6)).isZero();
        assertThat(budget.remaining(0.85)).isEqualTo(250);
        assertThatThrownBy(() -> budget.reserve(1, 0.6))
                .isInstanceOf(LlmException.OverBudget.class)
                .hasMessageContaining("part of the day's tokens");
        budget.reserve(250, 0.85).settle(250);
        budget.reserve(150, 1).settle(150);
        assertThat(budget.remaining(1)).isZero();
    }

    @Test
    void beginsAnewAtMidnightUtc() {
        budget.reserve(1000, 1).settle(1000);

        clock.advance(Duration.ofMinutes(59));
        assertThat(budget.remaining(1)).isZero();
        clock.advance(Duration.ofMinutes(1));

        assertThat(budget.remaining(1)).isEqualTo(1000);
        assertThat(budget.spent(TODAY)).isEqualTo(1000);
    }

    @Test
    void booksACallOnTheDayItBegan() {
        TokenBudget.Reservation late = budget.reserve(10, 1);

        clock.advance(Duration.ofHours(2));
        late.settle(7);

        assertThat(budget.spent(TODAY)).isEqualTo(7);
        assertThat(budget.spent(TODAY.plusDays(1))).isZero();
        assertThat(budget.remaining(1)).isEqualTo(1000);
    }

    @Test
    void knowsWhatTasksBringAndTake() {
        budget.restored(TODAY, 700);
        assertThat(budget.remaining(1)).isEqualTo(300);

        budget.restored(TODAY, 500);
        assertThat(budget.remaining(1)).isZero();

        budget.returned(TODAY, 500);
        assertThat(budget.remaining(1)).isEqualTo(300);
        budget.returned(TODAY, 5000);
        assertThat(budget.spent(TODAY)).isZero();
    }

    @Test
    void refusesNothingWithoutALimitAndCountsAllTheSame() {
        TokenBudget endless = new TokenBudget(0, clock);

        endless.reserve(Long.MAX_VALUE / 2, 0.1).settle(70);

        assertThat(endless.remaining(0.1)).isEqualTo(Long.MAX_VALUE);
        assertThat(endless.spent(TODAY)).isEqualTo(70);
    }

    @Test
    void remembersAWeek() {
        for (int day = 0; day < 100; day++) {
            budget.restored(TODAY.plusDays(day), 5);
        }

        assertThat(budget.spent(TODAY.plusDays(91))).isZero();
        assertThat(budget.spent(TODAY.plusDays(92))).isEqualTo(5);
    }

    @Test
    void holdsHoweverManyAskAtATime() {
        AtomicInteger let = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 500; i++) {
                threads.execute(
                        () -> {
                            try {
                                budget.reserve(100, 1).settle(100);
                                let.incrementAndGet();
                            } catch (LlmException.OverBudget e) {
                                refused.incrementAndGet();
                            }
                        });
            }
        }

        assertThat(let).hasValue(10);
        assertThat(refused).hasValue(490);
        assertThat(budget.spent(TODAY)).isEqualTo(1000);
    }
}
