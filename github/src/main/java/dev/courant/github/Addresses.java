package dev.courant.github;

import okhttp3.HttpUrl;

import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;

/** The addresses that may be asked: those of the configured server, and of no other. */
final class Addresses {

    /**
     * No dots: a path segment of them would lead elsewhere, and three of them part the two ends of
     * a comparison.
     */
    private static final Pattern COMMIT = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private final HttpUrl base;

    Addresses(URI apiUrl) {
        this.base = Objects.requireNonNull(HttpUrl.get(apiUrl), "apiUrl");
    }

    /** True if the address is on the configured server, so that it may see the token. */
    boolean trusts(HttpUrl url) {
        return url.scheme().equals(base.scheme())
                && url.host().equals(base.host())
                && url.port() == base.port();
    }

    /**
     * @throws IllegalArgumentException if the name is no repository's
     */
    HttpUrl.Builder of(String repo, String... path) {
        RepoNames.check(repo);
        HttpUrl.Builder url = base.newBuilder().addPathSegment("repos").addPathSegments(repo);
        for (String segment : path) {
            url.addPathSegment(segment);
        }
        return url;
    }

    /**
     * An address that an answer gave earlier, perhaps under another configuration.
     *
     * @throws IllegalArgumentException if it is not on the configured server
     */
    HttpUrl page(String address) {
        HttpUrl url = HttpUrl.parse(address);
        if (url == null || !trusts(url)) {
            throw new IllegalArgumentException(
                    "A page that is not on the configured GitHub api-url is not read: the"
                            + " token must not go elsewhere. Start again from the first page.");
        }
        return url;
    }

    /**
     * @throws IllegalArgumentException if it cannot be a commit's name
     */
    static String commit(String sha) {
        if (!COMMIT.matcher(sha).matches()) {
            throw new IllegalArgumentException(
                    "Not a commit hash: \"" + RepoNames.printable(sha) + "\".");
        }
        return sha;
    }
}
