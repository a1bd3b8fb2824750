package dev.courant.testkit.source;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who made a commit.
 *
 * @param login the GitHub account; null if none is known
 */
public record Person(String name, String email, @Nullable String login) {

    private static final Pattern NO_REPLY =
            Pattern.compile("(?:\\d+\\+)?([^@+]+)@users\\.noreply\\.github\\.com");

    /** With the account that the address tells, where it is one of GitHub's own. */
    public static Person of(String name, String email) {
        Matcher account = NO_REPLY.matcher(email);
        return new Person(name, email, account.matches() ? account.group(1) : null);
    }

    /** GitHub's accounts for apps end like this. */
    public boolean bot() {
        return login != null && login.endsWith("[bot]");
    }
}
