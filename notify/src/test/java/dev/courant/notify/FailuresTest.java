package dev.courant.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.courant.notify.DeliveryException.Permanent;
import dev.courant.notify.DeliveryException.Transient;
import dev.courant.testkit.VirtualClock;
import dev.courant.testkit.http.Fault;
import dev.courant.testkit.webhook.Vendor;
import dev.courant.testkit.webhook.WebhookFault;
import dev.courant.testkit.webhook.WebhookSimulator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

class FailuresTest {

    private static final Duration WAIT = Duration.ofMillis(7_500);

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
    void tooManyMessagesAreWorthAnotherTryWhenTheVendorSaysSo(Vendor vendor) {
        vendors.faults().next(1, WebhookFault.tooMany(vendor, WAIT));

        Transient failure = transientFailure(vendor);

        assertThat(failure.code()).isEqualTo("rate-limited");
        switch (vendor) {
            case DISCORD -> assertThat(failure.retryAfter()).contains(WAIT);
            case DINGTALK -> assertThat(failure.retryAfter()).contains(Duration.ofMinutes(10));
            case FEISHU, WECOM -> assertThat(failure.retryAfter()).isEmpty();
            default -> assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
        }
    }

    @ParameterizedTest
    @EnumSource
    void troubleOfTheVendorsIsWorthAnotherTry(Vendor vendor) {
        vendors.faults().next(1, WebhookFault.trouble(vendor));

        assertThat(transientFailure(vendor).code()).isEqualTo("unavailable");
        assertThat(vendors.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownWebhookIsFinal(Vendor vendor) {
        vendors.faults().next(1, WebhookFault.unknown(vendor, Desks.TOKEN));

        assertThat(permanentFailure(vendor)).hasMessageContaining("url");
    }

    @ParameterizedTest
    @EnumSource
    void connectionsThatBreakAreWorthAnotherTry(Vendor vendor) {
        vendors.faults().next(1, Fault.reset());
        transientFailure(vendor);

        vendors.faults().next(1, Fault.hang());
        assertThat(transientFailure(vendor)).hasMessageContaining("within 300 ms");
        assertThat(vendors.requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void redirectsAreNotFollowed(Vendor vendor) {
        URI elsewhere = vendors.url(Vendor.SLACK, "elsewhere");
        vendors.faults().next(1, WebhookFault.redirect(307, elsewhere));

        assertThat(permanentFailure(vendor)).hasMessageContaining("elsewhere (307)");
        assertThat(vendors.requests()).isEqualTo(1);
    }

    @Test
    void anAnswerThatBreaksOffIsASuccessWhereItsStatusSaysItAll() throws InterruptedException {
        vendors.faults().next(2, Fault.truncatedBody());

        channels.open(Desks.config(vendors, Vendor.DISCORD).build()).send(Samples.quiet("en"));

        assertThat(vendors.messages(Vendor.DISCORD)).hasSize(1);
        assertThat(transientFailure(Vendor.FEISHU)).hasMessageContaining("may have arrived");
    }

    @ParameterizedTest
    @EnumSource(names = {"SLACK", "FEISHU", "DINGTALK", "WECOM", "TELEGRAM"})
    void aPageIsNoSuccess(Vendor vendor) {
        vendors.faults().next(1, WebhookFault.portal());
        assertThat(transientFailure(vendor)).hasMessageContaining("not the vendor's");

        vendors.faults().next(1, WebhookFault.endless(1_000_000));
        assertThat(transientFailure(vendor)).hasMessageContaining("not the vendor's");
    }

    @ParameterizedTest
    @CsvSource({
        "FEISHU, code, 19021, secret",
        "FEISHU, code, 19022, addresses",
        "FEISHU, code, 19024, keywords",
        "FEISHU, code, 9499, 20 KB",
        "FEISHU, code, 4711, list of codes",
        "DINGTALK, errcode, 310000, signature",
        "DINGTALK, errcode, 400102, switched off",
        "DINGTALK, errcode, 460101, too long",
        "WECOM, errcode, 93000, url",
        "WECOM, errcode, 93008, group",
        "WECOM, errcode, 40058, 4096 bytes"
    })
    void aCodeInASuccessIsFinal(Vendor vendor, String field, int code, String told) {
        vendors.faults().next(1, WebhookFault.code(field, code));

        assertThat(permanentFailure(vendor))
                .hasMessageContaining("" + code)
                .hasMessageContaining(told);
    }

    @ParameterizedTest
    @CsvSource({
        "FEISHU, code, 99991400, rate-limited",
        "DINGTALK, errcode, 410100, rate-limited",
        "WECOM, errcode, 45033, rate-limited",
        "WECOM, errcode, -1, unavailable",
        "DINGTALK, errcode, -1, unavailable"
    })
    void aCodeInASuccessIsWorthAnotherTry(Vendor vendor, String field, int code, String told) {
        vendors.faults().next(1, WebhookFault.code(field, code));

        assertThat(transientFailure(vendor).code()).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "400, false",
        "401, false",
        "403, false",
        "404, false",
        "408, true",
        "413, false",
        "425, true",
        "429, true",
        "500, true",
        "503, true"
    })
    void aStatusSaysWhetherToTryAgain(int status, boolean again) {
        vendors.faults().next(1, WebhookFault.status(status));

        assertThat(failure(Vendor.WEBHOOK) instanceof Transient).isEqualTo(again);
    }

    @ParameterizedTest
    @EnumSource(names = {"FEISHU", "DINGTALK", "WEBHOOK"})
    void aSignatureWithTheWrongSecretIsRefused(Vendor vendor) {
        ChannelConfig config = Desks.config(vendors, vendor).build();
        vendors.secret(vendor, "whsec_" + "A".repeat(32));

        assertThatExceptionOfType(Permanent.class)
                .isThrownBy(() -> channels.open(config).send(Samples.quiet("en")))
                .withMessageContaining("secret");
    }

    @Test
    void aServerThatIsNotThereIsWorthAnotherTry() {
        ChannelConfig config = Desks.config(vendors, Vendor.SLACK).build();
        vendors.close();

        assertThatExceptionOfType(Transient.class)
                .isThrownBy(() -> channels.open(config).send(Samples.quiet("en")))
                .withMessage("Channel desk (slack) could not be reached: no connection.");
    }

    @ParameterizedTest
    @EnumSource
    void whatWasRefusedOnceIsTakenTheNextTime(Vendor vendor) throws InterruptedException {
        vendors.faults().next(1, WebhookFault.trouble(vendor));
        transientFailure(vendor);

        channels.open(Desks.config(vendors, vendor).build()).send(Samples.quiet("zh"));

        assertThat(vendors.messages(vendor)).hasSize(1);
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        vendors.faults().next(1, Fault.hang());
        Channel channel = channels.open(Desks.config(vendors, Vendor.SLACK).build());
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();

        Thread sender =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        channel.send(Samples.quiet("en"));
                                        thrown.complete(new AssertionError("it was sent"));
                                    } catch (InterruptedException | RuntimeException e) {
                                        flag.set(Thread.currentThread().isInterrupted());
                                        thrown.complete(e);
                                    }
                                });
        while (vendors.requests() == 0) {
            Thread.onSpinWait();
        }
        sender.interrupt();

        assertThat(outcome(thrown)).isInstanceOf(InterruptedException.class);
        assertThat(flag).hasValue(false);
    }

    private static Throwable outcome(CompletableFuture<Throwable> thrown)
            throws InterruptedException, ExecutionException, TimeoutException {
        return thrown.get(10, TimeUnit.SECONDS);
    }

    private Transient transientFailure(Vendor vendor) {
        return (Transient) failure(vendor);
    }

    private Permanent permanentFailure(Vendor vendor) {
        return (Permanent) failure(vendor);
    }

    private DeliveryException failure(Vendor vendor) {
        ChannelConfig config =
                Desks.config(vendors, vendor).timeout(Duration.ofMillis(300)).build();
        return catchThrowableOfType(
                DeliveryException.class, () -> channels.open(config).send(Samples.quiet("en")));
    }
}
