package dev.courant.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.courant.testkit.VirtualClock;
import dev.courant.testkit.http.Fault;
import dev.courant.testkit.webhook.Vendor;
import dev.courant.testkit.webhook.WebhookFault;
import dev.courant.testkit.webhook.WebhookSimulator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;

/** No failure tells a token, a secret or a webhook's address. */
class SecrecyTest {

    private static final String[] CANARIES = {
        "C4nary", Desks.TOKEN, Desks.SECRET, Desks.SECRET.substring(6), "127.0.0.1", "sendMessage"
    };

    private final VirtualClock clock = VirtualClock.at(Samples.NOON);
    private final WebhookSimulator vendors = WebhookSimulator.start(clock);
    private final Channels channels = new Channels(clock);

    @AfterEach
    void close() {
        channels.close();
        vendors.close();
    }

    @ParameterizedTest
    @EnumSource
    void noFailureTellsASecret(Vendor vendor) {
        List<Fault> faults =
                List.of(
                        WebhookFault.unknown(vendor, Desks.TOKEN + Desks.SECRET),
                        WebhookFault.tooMany(vendor, Duration.ofSeconds(1)),
                        WebhookFault.trouble(vendor),
                        WebhookFault.redirect(302, vendors.url(vendor, Desks.TOKEN)),
                        WebhookFault.status(418),
                        Fault.reset(),
                        Fault.hang(),
                        Fault.truncatedBody(),
                        Fault.status(400, Desks.TOKEN));
        ChannelConfig config =
                Desks.config(vendors, vendor).timeout(Duration.ofMillis(300)).build();
        Channel channel = channels.open(config);
        for (Fault fault : faults) {
            vendors.faults().clear();
            vendors.faults().next(1, fault);

            Throwable failure = catchThrowable(() -> channel.send(Samples.quiet("en")));

            // Whoever has the answer whole does not care how it would have ended.
            if (failure != null) {
                assertThat(trace(failure)).doesNotContain(CANARIES);
            }
            assertThat(fault.name().equals("truncated") || failure != null).isTrue();
        }
        Outgoing outgoing = ((HttpChannel) channel).vendor().message(Samples.quiet("en"));
        assertThat(channel + " " + config + " " + ((HttpChannel) channel).vendor() + outgoing)
                .contains("set")
                .doesNotContain("C4nary", Desks.TOKEN, Desks.SECRET);
    }

    @ParameterizedTest
    @EnumSource
    void noFailureToConnectTellsASecret(Vendor vendor) {
        ChannelConfig config = Desks.config(vendors, vendor).build();
        vendors.close();

        Throwable failure = catchThrowable(() -> channels.open(config).send(Samples.quiet("en")));

        assertThat(trace(failure)).contains("no connection").doesNotContain(CANARIES);
    }

    private static String trace(Throwable failure) {
        StringWriter out = new StringWriter();
        failure.printStackTrace(new PrintWriter(out));
        return out.toString();
    }
}
