package dev.courant.app.config;

import java.util.regex.Pattern;

/** Takes credentials out of texts that somebody else has written, or that a person got wrong. */
public final class Redaction {

    /**
     * Clients name the address that they asked, with the password in it if there is one. Within a
     * JSON string, slashes may be escaped.
     */
    private static final Pattern USER_INFO = Pattern.compile("(:\\\\?/\\\\?/)[^/\\s\"]*@");

    /** As in {@code sasl.jaas.config}, also within a JSON string. */
    private static final Pattern PASSWORD =
            Pattern.compile(
                    "(?i)\\b(password|client_?secret)(\\s*=\\s*\\\\?[\"']?)[^\\s\"';\\\\]+");

    private static final Pattern QUERY = Pattern.compile("([?#]).+", Pattern.DOTALL);

    private Redaction() {}

    /** Without the users of addresses, and without passwords that are called so. */
    public static String of(String text) {
        var bare = text.contains("@") ? USER_INFO.matcher(text).replaceAll("$1***@") : text;
        return bare.contains("=") ? PASSWORD.matcher(bare).replaceAll("$1$2***") : bare;
    }

    /** What is meant to be an address: without its user, and what follows its path. */
    static String ofAddress(String text) {
        return QUERY.matcher(of(text)).replaceFirst("$1***");
    }
}
