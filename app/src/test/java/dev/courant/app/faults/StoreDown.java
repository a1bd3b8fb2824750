package dev.courant.app.faults;

import static org.awaitility.Awaitility.await;

import dev.courant.app.services.Stage;
import dev.courant.testkit.webhook.Vendor;
import dev.courant.testkit.webhook.WebhookFault;

import java.time.Duration;

/**
 * The object store refuses everything for a while, longer than days take to pass; once, the
 * publisher is killed meanwhile.
 *
 * @param times how often
 */
record StoreDown(int times) implements Fault {

    private static final Duration DAY = Duration.ofSeconds(10);
    private static final Duration AWAY = Duration.ofSeconds(25);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Override
    public String title() {
        return "object store and webhook away for %d s, the publisher killed once"
                .formatted(AWAY.toSeconds());
    }

    @Override
    public Scenario scenario(long seed) {
        return Scenario.of(new Histories(seed).busy(3, 5 * times, 8), DAY);
    }

    @Override
    public void strike(Deployment system, Strikes strikes) {
        var publisher = system.fleet().of(Stage.PUBLISHER).getFirst();
        int killed = strikes.upTo(times);
        for (int i = 0; i < times; i++) {
            strikes.waitUpTo(DAY);
            unseen(publisher, system.world()::loseStore);
            var webhooks = system.world().webhooks;
            webhooks.faults().always(WebhookFault.trouble(Vendor.WEBHOOK));
            if (i == killed) {
                publisher.kill();
                publisher.start();
            }
            strikes.waitFor(AWAY);
            unseen(publisher, system.world()::findStore);
            int before = editions(system);
            strikes.recovers(() -> await().atMost(PATIENCE).until(() -> editions(system) > before));
            int refused = webhooks.requests();
            await().atMost(PATIENCE).until(() -> webhooks.requests() > refused);
            webhooks.faults().clear();
        }
    }

    /** The swap takes two steps, between which the publisher would make a store of its own. */
    private static void unseen(Instance publisher, Runnable swap) {
        publisher.pause();
        swap.run();
        publisher.resume();
    }

    private static int editions(Deployment system) {
        system.readings().poll();
        return system.readings().editions().size();
    }
}
