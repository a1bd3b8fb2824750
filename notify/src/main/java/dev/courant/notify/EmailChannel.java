package dev.courant.notify;

import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;

import javax.net.ssl.SSLSocketFactory;

/**
 * E-mail over SMTP (RFC 5321), with STARTTLS (RFC 3207) or TLS; the server's certificate must be
 * good for its name. One connection a message. Either every reader's address is taken or nothing is
 * sent.
 */
final class EmailChannel implements Channel {

    private final ChannelConfig config;
    private final MailConfig mail;
    private final InstantSource clock;
    private final Session session;

    /**
     * @param trust other than the machine's own, for TLS
     */
    EmailChannel(ChannelConfig config, InstantSource clock, Optional<SSLSocketFactory> trust) {
        this.config = config;
        this.mail = config.mail().orElseThrow();
        this.clock = clock;
        this.session = Session.getInstance(properties(trust), authenticator());
    }

    @Override
    public String name() {
        return config.name();
    }

    /**
     * Servers have no rate in common; one second keeps a burst of alerts from looking like spam.
     */
    @Override
    public Pace pace() {
        return Pace.seconds(1);
    }

    @Override
    public void send(Notice notice) throws InterruptedException {
        try {
            Transport.send(EmailMessage.of(session, config.name(), mail, notice, clock.instant()));
        } catch (MessagingException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException(
                        "interrupted while " + config.who() + " was written to");
            }
            throw SmtpFailures.of(config.who(), e);
        }
    }

    @Override
    public String toString() {
        return config.who();
    }

    private @Nullable Authenticator authenticator() {
        if (mail.user().isEmpty()) {
            return null;
        }
        var login =
                new PasswordAuthentication(
                        mail.user().get(), mail.password().orElseThrow().value());
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return login;
            }
        };
    }

    private Properties properties(Optional<SSLSocketFactory> trust) {
        Properties smtp = new Properties();
        String timeout = Long.toString(config.timeout().toMillis());
        smtp.put("mail.transport.protocol.rfc822", "smtp");
        smtp.put("mail.smtp.host", mail.host());
        smtp.put("mail.smtp.port", Integer.toString(mail.effectivePort()));
        smtp.put("mail.smtp.connectiontimeout", timeout);
        smtp.put("mail.smtp.timeout", timeout);
        smtp.put("mail.smtp.writetimeout", timeout);
        smtp.put("mail.smtp.auth", Boolean.toString(mail.user().isPresent()));
        smtp.put("mail.smtp.from", MailConfig.address(mail.from()).getAddress());
        // The name that we greet with would else be looked up, and may tell of this machine.
        smtp.put("mail.smtp.localhost", mail.domain());
        smtp.put("mail.smtp.ssl.checkserveridentity", "true");
        smtp.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        switch (mail.tls()) {
            case STARTTLS -> {
                smtp.put("mail.smtp.starttls.enable", "true");
                smtp.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> smtp.put("mail.smtp.ssl.enable", "true");
            case NONE -> smtp.put("mail.smtp.starttls.enable", "false");
        }
        trust.ifPresent(factory -> smtp.put("mail.smtp.ssl.socketFactory", factory));
        return smtp;
    }
}
