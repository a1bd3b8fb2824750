package dev.courant.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

class ChannelConfigTest {

    private static final String URL = "https://hooks.example.com/C4nary";

    @Test
    void knowsEveryTypeByName() {
        for (ChannelType type : ChannelType.values()) {
            assertThat(ChannelType.of(type.key())).isEqualTo(type);
        }
        assertThat(ChannelType.of(" Lark ")).isEqualTo(ChannelType.FEISHU);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChannelType.of("pigeon"))
                .withMessage(
                        "courant.notify[].type must be one of slack, discord, teams, feishu,"
                                + " dingtalk, wecom, telegram, email, webhook or lark.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"slack", "discord", "teams", "feishu", "dingtalk", "wecom"})
    void aChatNeedsItsAddressAlone(String type) {
        ChannelConfig config = of(type).url(URL).build();

        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.allowPrivate()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(type).url(" ").build())
                .withMessage(
                        "courant.notify[].url (of team) is missing, which " + type + " needs.");
    }

    @ParameterizedTest
    @CsvSource({
        "slack,    token",
        "slack,    chat",
        "slack,    secret",
        "wecom,    secret",
        "slack,    host",
        "telegram, secret",
        "email,    url",
        "email,    token"
    })
    void whatATypeHasNotIsAContradiction(String type, String key) {
        ChannelConfigBuilder config =
                switch (type) {
                    case "telegram" -> of(type).token("1:abc").chat("7");
                    case "email" -> of(type).mail(mail());
                    default -> of(type).url(URL);
                };
        switch (key) {
            case "token" -> config.token("1:C4nary");
            case "chat" -> config.chat("7");
            case "secret" -> config.secret("C4nary");
            case "host" -> config.mail(mail());
            default -> config.url(URL);
        }

        assertThatIllegalArgumentException()
                .isThrownBy(config::build)
                .withMessage(
                        "courant.notify[]." + key + " (of team) is nothing that " + type + " has.");
    }

    @ParameterizedTest
    @CsvSource({"token, C4nary", "token, 1:C4nary/../x", "chat, team room", "chat, @"})
    void aBotNeedsATokenAndAChat(String key, String wrong) {
        ChannelConfigBuilder config = of("telegram").token("1:abc").chat("-1001");
        config.build();
        ChannelConfigBuilder changed =
                key.equals("token") ? config.token(wrong) : config.chat(wrong);

        assertThatIllegalArgumentException()
                .isThrownBy(changed::build)
                .withMessageStartingWith("courant.notify[]." + key + " (of team)")
                .withMessageNotContaining("C4nary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "C4nary",
                "whsec_",
                "whsec_C4nary!",
                "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=",
                "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQ="
            })
    void aWebhookNeedsASecretOfTheRightLength(String secret) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of("webhook").url(URL).secret(secret).build())
                .withMessageStartingWith("courant.notify[].secret (of team)")
                .withMessageNotContaining("C4nary");
        assertThat(of("webhook").url(URL).secret(Desks.SECRET).build().secret()).isPresent();
    }

    @Test
    void aNameAndATimeoutHaveBounds() {
        for (String name : List.of("", " ", "x".repeat(65), "a\nb")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> ChannelConfig.builder(name, ChannelType.SLACK).url(URL).build())
                    .withMessageContaining("courant.notify[].name");
        }
        for (Duration timeout : List.of(Duration.ZERO, Duration.ofMinutes(6))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> of("slack").url(URL).timeout(timeout).build())
                    .withMessageContaining("courant.notify[].timeout");
        }
    }

    @Test
    void privateAddressesAreForThoseWhoAllowThem() {
        assertThat(of("slack").url("http://10.0.0.7/x").allowPrivate(true).build().url())
                .isPresent();
    }

    @Test
    void mailNeedsNoLeaveForPrivateAddresses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of("email").mail(mail()).allowPrivate(true).build())
                .withMessageStartingWith("courant.notify[].allow-private (of team)");
    }

    @Test
    void noTextShowsASecret() {
        ChannelConfig config = of("webhook").url(URL).secret(Desks.SECRET).build();
        MailConfig mail =
                new MailConfig(
                        "mail.example.com",
                        0,
                        MailConfig.Tls.TLS,
                        Optional.of("paper"),
                        Secret.of("C4nary"),
                        "paper@example.com",
                        List.of("ada@example.org"));

        assertThat(config + " " + mail).contains("set").doesNotContain("C4nary", Desks.SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "host,     '',      587, paper, pw, a@b.example, c@d.example",
        "port,     h,     70000, paper, pw, a@b.example, c@d.example",
        "password, h,         0, paper, '', a@b.example, c@d.example",
        "password, h,         0, '',    pw, a@b.example, c@d.example",
        "from,     h,         0, paper, pw, nobody,      c@d.example",
        "to,       h,         0, paper, pw, a@b.example, 'C4nary@d.example, e@f.example'",
        "to,       h,         0, paper, pw, a@b.example, C4nary"
    })
    void mailNamesTheKeyThatIsWrong(
            String key,
            String host,
            int port,
            String user,
            String password,
            String from,
            String to) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new MailConfig(
                                        host,
                                        port,
                                        MailConfig.Tls.TLS,
                                        Optional.of(user).filter(text -> !text.isEmpty()),
                                        Secret.of(password),
                                        from,
                                        List.of(to)))
                .withMessageStartingWith("courant.notify[]." + key + " ")
                .withMessageNotContaining("C4nary");
    }

    @Test
    void aPasswordDoesNotGoInTheClear() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new MailConfig(
                                        "h",
                                        0,
                                        MailConfig.Tls.NONE,
                                        Optional.of("paper"),
                                        Secret.of("pw"),
                                        "a@b.example",
                                        List.of("c@d.example")))
                .withMessageContaining("courant.notify[].tls");
    }

    private static ChannelConfigBuilder of(String type) {
        return ChannelConfig.builder("team", ChannelType.of(type));
    }

    private static MailConfig mail() {
        return MailConfig.of("h", "a@b.example", List.of("c@d.example"));
    }
}
