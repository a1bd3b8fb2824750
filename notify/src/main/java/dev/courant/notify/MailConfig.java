package dev.courant.notify;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

import java.util.List;
import java.util.Optional;

/**
 * How e-mail is sent.
 *
 * @param host of the SMTP server; may be a private one, a mail relay often is
 * @param port 1 to 65535; 0 for the usual one: 587 with STARTTLS, 465 with TLS, 25 without
 * @param tls how the connection is kept secret
 * @param user with a password, or neither
 * @param from the sender's address
 * @param to the readers' addresses, 1 to 50, each of whom sees the others
 */
public record MailConfig(
        String host,
        int port,
        Tls tls,
        Optional<String> user,
        Optional<Secret> password,
        String from,
        List<String> to) {

    private static final int MAX_READERS = 50;

    /** How the connection to the SMTP server is kept secret. */
    public enum Tls {
        /** Plain at first, then TLS, or nothing is sent. */
        STARTTLS(587),
        /** From the first byte. */
        TLS(465),
        /** Not at all: for a relay on the same machine or network. Allows no password. */
        NONE(25);

        private final int port;

        Tls(int port) {
            this.port = port;
        }
    }

    /**
     * @throws IllegalArgumentException naming the key that is wrong, and never its value
     */
    public MailConfig {
        to = List.copyOf(to);
        require("host", !host.isBlank() && host.chars().allMatch(c -> c > ' '), "is a host name");
        require("port", port >= 0 && port <= 65_535, "is 1 to 65535, or 0 for the usual one");
        require(
                "password",
                user.isPresent() == password.isPresent(),
                "goes with user: both are set, or neither");
        require(
                "tls",
                user.isEmpty() || tls != Tls.NONE,
                "is starttls or tls, for a password must not be sent in the clear");
        require("from", isAddress(from), "is an e-mail address");
        require("to", !to.isEmpty() && to.size() <= MAX_READERS, "names 1 to 50 readers");
        require("to", to.stream().allMatch(MailConfig::isAddress), "holds e-mail addresses only");
    }

    /** STARTTLS on the usual port, without a user. */
    public static MailConfig of(String host, String from, List<String> to) {
        return new MailConfig(host, 0, Tls.STARTTLS, Optional.empty(), Optional.empty(), from, to);
    }

    int effectivePort() {
        return port == 0 ? tls.port : port;
    }

    /** What follows the {@code @} of the sender's address. */
    String domain() {
        String address = address(from).getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /**
     * @param checked by the constructor
     */
    static InternetAddress address(String checked) {
        try {
            return new InternetAddress(checked, true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("Not an e-mail address.");
        }
    }

    private static boolean isAddress(String text) {
        try {
            String address = new InternetAddress(text, true).getAddress();
            return address.indexOf('@') > 0 && address.chars().allMatch(c -> c > ' ' && c < 0x7f);
        } catch (AddressException e) {
            return false;
        }
    }

    private static void require(String key, boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("courant.notify[]." + key + " " + rule + ".");
        }
    }
}
