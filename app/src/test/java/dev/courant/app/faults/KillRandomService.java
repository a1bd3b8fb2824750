package dev.courant.app.faults;

import java.time.Duration;

/**
 * kill -9 of a random service while commits keep arriving, and a new start at once. One in three is
 * killed again, or another one is, before it has recovered.
 *
 * @param times how often
 */
record KillRandomService(int times) implements Fault {

    private static final Duration DAY = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofSeconds(3);

    @Override
    public String title() {
        return "kill -9 of a random service while commits arrive";
    }

    @Override
    public Scenario scenario(long seed) {
        return Scenario.of(new Histories(seed).busy(4, Math.max(2, times / 3), 16), DAY);
    }

    @Override
    public void strike(Deployment system, Strikes strikes) {
        for (int i = 0; i < times; i++) {
            strikes.waitUpTo(PAUSE);
            var victim = strikes.oneOf(system.fleet().instances());
            victim.kill();
            victim.start();
            if (strikes.upTo(3) == 0 && i < times - 1) {
                strikes.struck();
            } else {
                strikes.recovers(system);
            }
        }
    }
}
