package dev.courant.notify;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/**
 * A notice as e-mail: text and HTML as alternatives (RFC 2046), a {@code Message-ID} that is the
 * same however often the notice is sent, by which servers and readers' programs drop repeats,
 * {@code List-Id} (RFC 2919) to sort by, and {@code Auto-Submitted} (RFC 3834) so that nobody's
 * absence is told to us.
 */
final class EmailMessage extends MimeMessage {

    private static final int SUBJECT = 200;
    private static final int MOST_ITEMS = 50;

    /** Gmail shows no more than 102 kB of HTML, and other programs get slow. */
    private static final int HTML_BYTES = 100_000;

    private final String id;

    private EmailMessage(Session session, String id) {
        super(session);
        this.id = id;
    }

    static MimeMessage of(
            Session session, String channel, MailConfig mail, Notice notice, Instant now)
            throws MessagingException {
        Rendered rendered = rendered(notice, channel);
        var message =
                new EmailMessage(
                        session, "<" + Signatures.digest(notice.id()) + "@" + mail.domain() + ">");
        message.setFrom(MailConfig.address(mail.from()));
        for (String reader : mail.to()) {
            message.addRecipient(Message.RecipientType.TO, MailConfig.address(reader));
        }
        message.setSentDate(Date.from(now));
        message.setSubject(rendered.subject(), "UTF-8");
        message.setHeader("List-Id", "Courant <courant." + mail.domain() + ">");
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", notice.language());
        message.setContent(alternatives(rendered));
        message.saveChanges();
        return message;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }

    private record Rendered(String subject, String text, String html) {}

    private static Rendered rendered(Notice notice, String channel) {
        return Drafts.fitting(
                notice,
                MOST_ITEMS,
                draft ->
                        Optional.of(rendered(draft, channel, notice.language()))
                                .filter(mail -> Size.UTF8.fits(mail.html(), HTML_BYTES)));
    }

    private static Rendered rendered(Draft draft, String channel, String language) {
        String footer = Words.of(language).say("email.footer", channel);
        String subject = Size.UTF16.cut(CleanText.plain(draft.headline()), SUBJECT);
        String text = String.join("\r\n", draft.plain()) + "\r\n\r\n-- \r\n" + footer + "\r\n";
        return new Rendered(subject, text, EmailHtml.of(draft, footer, language));
    }

    private static MimeMultipart alternatives(Rendered rendered) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(rendered.text(), "UTF-8");
        var html = new MimeBodyPart();
        html.setText(rendered.html(), "UTF-8", "html");
        return new MimeMultipart("alternative", text, html);
    }
}
