package dev.courant.app.faults;

import java.time.Duration;

/**
 * kill -9 of a random service, whose disk is lost too: it comes back as somebody new.
 *
 * @param times how often
 */
record KillAndWipe(int times) implements Fault {

    private static final Duration DAY = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofSeconds(3);

    @Override
    public String title() {
        return "kill -9 of a random service, and its state directory wiped";
    }

    @Override
    public Scenario scenario(long seed) {
        return Scenario.of(new Histories(seed).busy(4, times, 16), DAY);
    }

    @Override
    public void strike(Deployment system, Strikes strikes) {
        for (int i = 0; i < times; i++) {
            strikes.waitUpTo(PAUSE);
            var victim = strikes.oneOf(system.fleet().instances());
            victim.kill();
            victim.wipe();
            victim.start();
            strikes.recovers(system);
        }
    }
}
