package dev.courant.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import dev.courant.notify.DeliveryException.Permanent;
import dev.courant.notify.DeliveryException.Transient;
import dev.courant.notify.MailConfig.Tls;
import dev.courant.testkit.VirtualClock;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** E-mail, to a real server. */
class EmailTest {

    private static final String PASSWORD = "C4nary-Passw0rd";

    private static final Pattern OWN_TAGS =
            Pattern.compile(
                    "<!doctype html>|</?(?:html|head|meta|title|style|body|h1|p|a|b)\\b[^>]*>");

    private final VirtualClock clock = VirtualClock.at(Samples.NOON);
    private final GreenMail server =
            new GreenMail(
                    new ServerSetup[] {
                        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
                        new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTPS)
                    });

    @BeforeEach
    void start() {
        Certificates.useInGreenMail();
        server.start();
        server.setUser("paper@example.com", "paper", PASSWORD);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @ParameterizedTest
    @CsvSource({"zh, 3", "zh, 300", "en, 3", "en, 300"})
    void anEditionArrivesAsTextAndHtml(String language, int events) throws Exception {
        EditionNotice edition = Samples.edition(language, events, Samples.TITLES);

        MimeMessage mail = sent(edition);

        assertThat(mail.getSubject())
                .startsWith("AI Infra feat(kernel): fuse")
                .endsWith("2026-02-24");
        for (String part : List.of(part(mail, 0, "text/plain"), part(mail, 1, "text/html"))) {
            assertThat(part)
                    .contains(
                            Samples.PAPER.toString(),
                            Samples.item(2).toString(),
                            "补充了回归测试",
                            "👩‍👩‍👧‍👦")
                    .contains("team");
            assertThat(part.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(100_000);
        }
        assertThat(part(mail, 1, "text/html")).doesNotContain("src=", "<script", "http-equiv");
    }

    @Test
    void carriesWhatMailProgramsSortAndDropBy() throws Exception {
        MimeMessage first = sent(Samples.edition("zh", 3, Samples.TITLES));
        clock.set(Instant.parse("2026-02-24T13:00:00Z"));
        MimeMessage again = sent(Samples.edition("zh", 3, Samples.TITLES));
        MimeMessage other = sent(Samples.quiet("zh"));

        assertThat(first.getMessageID()).matches("<[0-9a-f]{32}@example\\.com>");
        assertThat(again.getMessageID()).isEqualTo(first.getMessageID());
        assertThat(other.getMessageID()).isNotEqualTo(first.getMessageID());
        assertThat(first.getSentDate()).isEqualTo(Samples.NOON);
        assertThat(first.getHeader("List-Id")).containsExactly("Courant <courant.example.com>");
        assertThat(first.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(first.getHeader("Content-Language")).containsExactly("zh");
        assertThat(first.getContentType()).startsWith("multipart/alternative");
    }

    @Test
    void hostileTextIsTextOnly() throws Exception {
        for (String title : Samples.HOSTILE) {
            MimeMessage mail = sent(Samples.alert("en", title));

            assertThat(mail.getAllRecipients())
                    .extracting(Object::toString)
                    .containsExactly("ada@example.org");
            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(mail.getSubject())
                    .hasSizeLessThanOrEqualTo(200)
                    .doesNotContain("\n", "\u2060");
            assertThat(part(mail, 1, "text/html")).contains("<a href=\"" + Samples.item(0) + "\">");
            assertThat(part(mail, 1, "text/html").split("<a ", -1)).hasSize(2);
            assertThat(OWN_TAGS.matcher(part(mail, 1, "text/html")).replaceAll(""))
                    .doesNotContain("<");
            assertThat(lines(mail)).allMatch(line -> line.length() <= 998);
        }
    }

    @Test
    void sendsOverTlsWithAPassword() throws InterruptedException {
        channel(mail(smtps(), "localhost", Tls.TLS, Optional.of(PASSWORD)))
                .send(Samples.quiet("en"));

        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aWrongPasswordIsFinalAndIsNotTold() {
        Channel channel = channel(mail(smtps(), "localhost", Tls.TLS, Optional.of(PASSWORD + "x")));

        assertThatExceptionOfType(Permanent.class)
                .isThrownBy(() -> channel.send(Samples.quiet("en")))
                .withMessage("Channel team (email) does not let us in: check user and password.")
                .withNoCause();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aCertificateOfSomebodyElseIsNotTrusted() {
        MailConfig mail = mail(smtps(), "localhost", Tls.TLS, Optional.of(PASSWORD));
        Channel channel = new EmailChannel(config(mail), clock, Optional.empty());

        assertThatExceptionOfType(Transient.class)
                .isThrownBy(() -> channel.send(Samples.quiet("en")))
                .withMessageContaining("no secure connection");
    }

    @Test
    void aCertificateForAnotherNameIsNotTrusted() {
        Channel channel = channel(mail(smtps(), "127.0.0.1", Tls.TLS, Optional.of(PASSWORD)));

        assertThatExceptionOfType(Transient.class)
                .isThrownBy(() -> channel.send(Samples.quiet("en")))
                .withMessageContaining("no secure connection");
    }

    /** GreenMail has no STARTTLS: a server that does not offer it gets nothing. */
    @Test
    void withoutStartTlsNothingIsSent() {
        Channel channel = channel(mail(smtp(), "127.0.0.1", Tls.STARTTLS, Optional.of(PASSWORD)));

        assertThatExceptionOfType(Transient.class)
                .isThrownBy(() -> channel.send(Samples.quiet("en")))
                .withMessageContaining("not over TLS");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {421, 450, 451, 452, 454})
    void repliesOfFourAreWorthAnotherTry(int code) throws IOException {
        assertThatExceptionOfType(Transient.class)
                .isThrownBy(() -> sentToScript(code))
                .withMessageContaining("(" + code + ")")
                .withMessageNotContaining("C4nary");
    }

    @ParameterizedTest
    @ValueSource(ints = {550, 552, 553, 554})
    void repliesOfFiveAreFinal(int code) throws IOException {
        assertThatExceptionOfType(Permanent.class)
                .isThrownBy(() -> sentToScript(code))
                .withMessageContaining("(" + code + ")")
                .withMessageNotContaining("C4nary")
                .withNoCause();
    }

    @Test
    void startTlsComesBeforeThePassword() throws Exception {
        try (SmtpScript script = SmtpScript.start(0)) {
            channel(mail(script.port(), "localhost", Tls.STARTTLS, Optional.of(PASSWORD)))
                    .send(Samples.quiet("en"));

            assertThat(script.plain())
                    .contains("STARTTLS")
                    .noneMatch(line -> line.startsWith("AUTH"));
            assertThat(script.secret()).anyMatch(line -> line.startsWith("AUTH"));
            assertThat(script.secret()).contains("DATA", "QUIT");
        }
    }

    @Test
    void aLoginThatFailsForNowIsWorthAnotherTry() throws IOException {
        assertThatExceptionOfType(Transient.class)
                .isThrownBy(() -> loggedIn(454))
                .withMessage("Channel team (email) cannot let anybody in for now.");
        assertThatExceptionOfType(Permanent.class)
                .isThrownBy(() -> loggedIn(535))
                .withMessage("Channel team (email) does not let us in: check user and password.");
    }

    private void loggedIn(int refusal) throws InterruptedException, IOException {
        try (SmtpScript script = SmtpScript.start(refusal)) {
            channel(mail(script.port(), "localhost", Tls.STARTTLS, Optional.of(PASSWORD)))
                    .send(Samples.quiet("en"));
        }
    }

    @Test
    void aServerThatIsNotThereIsWorthAnotherTry() {
        int port = smtp();
        server.stop();

        assertThatExceptionOfType(Transient.class)
                .isThrownBy(
                        () ->
                                channel(mail(port, "127.0.0.1", Tls.NONE, Optional.empty()))
                                        .send(Samples.quiet("en")))
                .withMessage("Channel team (email) could not be reached: no connection.");
    }

    @Test
    void theWorstOfEverythingIsAMailToo() throws Exception {
        for (String worst : List.of("&", "字", "👩‍👩‍👧‍👦", "\u0001", "<a>")) {
            MimeMessage mail = sent(Samples.worstEdition(worst, Samples.PAPER));

            assertThat(part(mail, 1, "text/html").getBytes(StandardCharsets.UTF_8))
                    .hasSizeLessThanOrEqualTo(100_000);
            assertThat(part(mail, 0, "text/plain")).contains(Samples.PAPER.toString());
        }
    }

    @Test
    void aServerThatSaysNothingIsWorthAnotherTry() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            MailConfig mail = mail(silent.getLocalPort(), "127.0.0.1", Tls.NONE, Optional.empty());
            ChannelConfig config =
                    ChannelConfig.builder("team", ChannelType.EMAIL)
                            .mail(mail)
                            .timeout(Duration.ofMillis(200))
                            .build();
            Channel channel = new EmailChannel(config, clock, Optional.empty());

            assertThatExceptionOfType(Transient.class)
                    .isThrownBy(() -> channel.send(Samples.quiet("en")))
                    .withMessageContaining("could not be reached");
        }
    }

    private void sentToScript(int code) throws InterruptedException, IOException {
        try (SmtpScript script = SmtpScript.start(code)) {
            channel(mail(script.port(), "localhost", Tls.NONE, Optional.empty()))
                    .send(Samples.quiet("en"));
        }
    }

    private MimeMessage sent(Notice notice) throws InterruptedException {
        channel(mail(smtp(), "127.0.0.1", Tls.NONE, Optional.empty())).send(notice);
        MimeMessage[] all = server.getReceivedMessages();
        return all[all.length - 1];
    }

    private int smtp() {
        return server.getSmtp().getPort();
    }

    private int smtps() {
        return server.getSmtps().getPort();
    }

    private Channel channel(MailConfig mail) {
        return new EmailChannel(config(mail), clock, Optional.of(Certificates.trusting()));
    }

    private static ChannelConfig config(MailConfig mail) {
        return ChannelConfig.builder("team", ChannelType.EMAIL).mail(mail).build();
    }

    private static MailConfig mail(int port, String host, Tls tls, Optional<String> password) {
        return new MailConfig(
                host,
                port,
                tls,
                password.map(any -> "paper"),
                password.flatMap(Secret::of),
                "Courant <paper@example.com>",
                List.of("ada@example.org"));
    }

    private static String part(MimeMessage mail, int index, String type)
            throws MessagingException, IOException {
        BodyPart part = ((MimeMultipart) mail.getContent()).getBodyPart(index);
        assertThat(part.getContentType()).startsWith(type);
        return part.getContent().toString();
    }

    private static List<String> lines(MimeMessage mail) throws MessagingException, IOException {
        var out = new ByteArrayOutputStream();
        mail.writeTo(out);
        return out.toString(StandardCharsets.US_ASCII).lines().toList();
    }
}
