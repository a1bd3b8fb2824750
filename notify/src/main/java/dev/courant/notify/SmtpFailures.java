package dev.courant.notify;

import dev.courant.notify.DeliveryException.Permanent;
import dev.courant.notify.DeliveryException.Transient;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;

import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.util.OptionalInt;

import javax.net.ssl.SSLException;

/**
 * What a failure of SMTP means: replies of 4xx are worth another try, those of 5xx are not (RFC
 * 5321, 4.2.1). Texts of servers may hold anything, addresses and logins too, and are not told.
 */
final class SmtpFailures {

    private SmtpFailures() {}

    static DeliveryException of(String who, MessagingException failure) {
        if (failure instanceof AuthenticationFailedException login) {
            return login(who, String.valueOf(login.getMessage()));
        }
        OptionalInt code = code(failure);
        if (code.isPresent()) {
            return reply(who, code.getAsInt());
        }
        return Transient.unavailable(who + " could not be reached: " + what(failure) + ".");
    }

    /**
     * @param reply begins with its code, which has no field of its own; 454 is a server that cannot
     *     look a password up for now (RFC 4954, 6)
     */
    private static DeliveryException login(String who, String reply) {
        return reply.startsWith("4")
                ? Transient.unavailable(who + " cannot let anybody in for now.")
                : new Permanent(who + " does not let us in: check user and password.");
    }

    private static DeliveryException reply(String who, int code) {
        return code >= 500
                ? new Permanent(who + " refuses the message (" + code + "): check from and to.")
                : Transient.unavailable(who + " has a problem of its own (" + code + ").");
    }

    /** The worst reply in the chain: one reader's address that is refused for good is final. */
    private static OptionalInt code(MessagingException failure) {
        OptionalInt worst = OptionalInt.empty();
        for (Exception e = failure; e != null; e = next(e)) {
            int code =
                    switch (e) {
                        case SMTPSendFailedException sent -> sent.getReturnCode();
                        case SMTPAddressFailedException address -> address.getReturnCode();
                        case SMTPSenderFailedException sender -> sender.getReturnCode();
                        default -> 0;
                    };
            if (code >= 400 && code > worst.orElse(0)) {
                worst = OptionalInt.of(code);
            }
        }
        return worst;
    }

    private static String what(MessagingException failure) {
        for (Exception e = failure; e != null; e = next(e)) {
            switch (e) {
                case UnknownHostException unknown -> {
                    return "the host name is unknown";
                }
                case SSLException insecure -> {
                    return "no secure connection";
                }
                case InterruptedIOException late -> {
                    return "no answer in time";
                }
                case MailConnectException none -> {
                    return "no connection";
                }
                case IOException broken -> {
                    return "the connection broke";
                }
                default -> {}
            }
        }
        return "the server does not speak as SMTP servers do, or not over TLS";
    }

    private static Exception next(Exception e) {
        return e instanceof MessagingException chained
                ? chained.getNextException()
                : e.getCause() instanceof Exception cause ? cause : null;
    }
}
