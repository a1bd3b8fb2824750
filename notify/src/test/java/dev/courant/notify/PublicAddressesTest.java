package dev.courant.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.courant.notify.DeliveryException.Permanent;
import dev.courant.notify.DeliveryException.Transient;
import dev.courant.testkit.VirtualClock;
import dev.courant.testkit.webhook.Vendor;
import dev.courant.testkit.webhook.WebhookSimulator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Where webhooks may go. */
class PublicAddressesTest {

    private final VirtualClock clock = VirtualClock.at(Samples.NOON);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "::ffff:0:127.0.0.1",
                "64:ff9b::127.0.0.1",
                "64:ff9b::10.1.2.3",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::8.8.8.8",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2001:10::1",
                "2002:7f00:1::",
                "2002:808:808::",
                "3fff::1",
                "4000::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void refusesWhatIsNotPublic(String address) throws UnknownHostException {
        assertThat(PublicAddresses.contains(InetAddress.getByName(address))).isFalse();
        assertThat(PublicAddresses.isRefusedLiteral(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.1",
                "192.0.1.1",
                "192.167.255.255",
                "192.169.0.1",
                "198.17.255.255",
                "198.20.0.1",
                "223.255.255.255",
                "2606:4700::1111",
                "2001:200::1",
                "2a00:1450:4001::1",
                "64:ff9b::8.8.8.8",
                "::ffff:8.8.8.8"
            })
    void takesWhatIsPublic(String address) throws UnknownHostException {
        assertThat(PublicAddresses.contains(InetAddress.getByName(address))).isTrue();
        assertThat(PublicAddresses.isRefusedLiteral(address)).isFalse();
    }

    @Test
    void aNameIsNoLiteral() {
        assertThat(PublicAddresses.isRefusedLiteral("localhost")).isFalse();
        assertThat(PublicAddresses.isRefusedLiteral("127.0.0.1.example.com")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.com/x",
                "https://127.0.0.1/x",
                "https://[::1]/x",
                "https://[::ffff:10.0.0.1]/x",
                "https://2130706433/x",
                "https://user@hooks.example.com/x",
                "https://user:secret@hooks.example.com/x",
                "https://hooks.example.com/x#y",
                "ftp://hooks.example.com/x",
                "file:///etc/passwd",
                "hooks.example.com"
            })
    void suchAnAddressIsRefusedAtOnce(String url) {
        var config = ChannelConfig.builder("team", ChannelType.SLACK).url(url);

        assertThatIllegalArgumentException()
                .isThrownBy(config::build)
                .withMessageStartingWith("courant.notify[].url (of team)")
                .withMessageNotContainingAny("127.0.0.1", "secret", "passwd", "example");
    }

    @Test
    void aNameThatLeadsToAPrivateAddressIsNotConnectedTo() throws InterruptedException {
        try (WebhookSimulator vendors = WebhookSimulator.start(clock);
                Channels channels = new Channels(clock, host -> loopback())) {
            String url =
                    vendors.url(Vendor.SLACK, "t")
                            .toString()
                            .replace("http://127.0.0.1", "https://hooks.example.com");
            Channel channel =
                    channels.open(
                            ChannelConfig.builder("team", ChannelType.SLACK).url(url).build());

            assertThatExceptionOfType(Permanent.class)
                    .isThrownBy(() -> channel.send(Samples.quiet("en")))
                    .withMessageContaining("allow-private");
            assertThat(vendors.requests()).isZero();
        }
    }

    @Test
    void oneBadAddressAmongGoodOnesIsEnough() throws UnknownHostException {
        List<InetAddress> mixed =
                List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1"));

        assertThatExceptionOfType(PublicDns.NotPublicException.class)
                .isThrownBy(() -> new PublicDns(host -> mixed).lookup("hooks.example.com"))
                .withMessage(null);
    }

    /** What rebinding would need is a second look. */
    @Test
    void aNameIsLookedUpOnceAMessage() throws InterruptedException {
        List<String> lookups = new ArrayList<>();
        try (WebhookSimulator vendors = WebhookSimulator.start(clock);
                Channels channels =
                        new Channels(
                                clock,
                                host -> {
                                    lookups.add(host);
                                    return loopback();
                                })) {
            String url =
                    vendors.url(Vendor.SLACK, "t")
                            .toString()
                            .replace("127.0.0.1", "hooks.example.com");
            channels.open(
                            ChannelConfig.builder("team", ChannelType.SLACK)
                                    .url(url)
                                    .allowPrivate(true)
                                    .build())
                    .send(Samples.quiet("en"));

            assertThat(lookups).containsExactly("hooks.example.com");
            assertThat(vendors.messages(Vendor.SLACK)).hasSize(1);
        }
    }

    @Test
    void aNameThatNobodyKnowsIsWorthAnotherTry() {
        try (Channels channels =
                new Channels(
                        clock,
                        host -> {
                            throw new UnknownHostException(host);
                        })) {
            Channel channel =
                    channels.open(
                            ChannelConfig.builder("team", ChannelType.SLACK)
                                    .url("https://hooks.example.com/x")
                                    .build());

            assertThatExceptionOfType(Transient.class)
                    .isThrownBy(() -> channel.send(Samples.quiet("en")))
                    .withMessage(
                            "Channel team (slack) could not be reached: the host name is unknown.");
        }
    }

    @Test
    void aProxyOfTheMachinesIsNotUsed() throws InterruptedException {
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(
                ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1)));
        try (WebhookSimulator vendors = WebhookSimulator.start(clock);
                Channels channels = new Channels(clock)) {
            channels.open(Desks.config(vendors, Vendor.SLACK).build()).send(Samples.quiet("en"));

            assertThat(vendors.messages(Vendor.SLACK)).hasSize(1);
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    private static List<InetAddress> loopback() {
        return List.of(InetAddress.getLoopbackAddress());
    }
}
