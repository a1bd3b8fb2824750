package dev.courant.publisher.feed;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * Names by which readers know feeds and entries again: {@code tag:} URIs (RFC 4151) of where the
 * paper is published, of the day, and of what they are about. A revision has the name of what it
 * revises.
 *
 * <p>A paper that moves to another address gets other names, and readers show its entries once
 * more. One without an address is known by its title, under a host name that never belongs to
 * anybody (RFC 2606).
 */
public final class FeedIds {

    private static final String NOBODYS = "courant.invalid";

    /** Of feeds, which are of no day: a date on which every paper's address was its own already. */
    private static final String ANY_DAY = "2026";

    private final String authority;
    private final String paper;

    private FeedIds(String authority, String paper) {
        this.authority = authority;
        this.paper = paper;
    }

    /**
     * The names of a paper.
     *
     * @param publicUrl where it is published, with a host; empty if it has no address
     */
    public static FeedIds of(Optional<URI> publicUrl, String title) {
        return publicUrl
                .map(url -> new FeedIds(url.getHost().toLowerCase(Locale.ROOT), path(url)))
                .orElseGet(() -> new FeedIds(NOBODYS, plain(title) + "/"));
    }

    private static String path(URI url) {
        var path = url.getRawPath().replaceAll("^/+|/+$", "");
        return path.isEmpty() ? "" : path + "/";
    }

    /** The feed of editions. */
    public URI editions() {
        return tag(ANY_DAY, "editions");
    }

    /** The edition of a day. */
    public URI edition(LocalDate day) {
        return tag(day.toString(), "editions");
    }

    /**
     * The feed of a repository.
     *
     * @param repo {@code owner/name}
     */
    public URI repo(String repo) {
        return tag(ANY_DAY, "repos/" + name(repo));
    }

    /** A day of a repository. */
    public URI repo(String repo, LocalDate day) {
        return tag(day.toString(), "repos/" + name(repo));
    }

    private URI tag(String date, String specific) {
        return URI.create("tag:" + authority + "," + date + ":" + paper + specific);
    }

    private static String name(String repo) {
        return plain(repo).replace("%2F", "/");
    }

    private static String plain(String text) {
        var dashed = text.strip().replaceAll("\\s+", "-").toLowerCase(Locale.ROOT);
        return URLEncoder.encode(dashed, StandardCharsets.UTF_8);
    }
}
