package dev.courant.github;

import okhttp3.HttpUrl;

import java.util.List;
import java.util.Optional;

/**
 * One read.
 *
 * @param repo whom it is about, for messages
 * @param part what of that repository, for messages; empty for the repository itself
 * @param etag sent, to be told if nothing changed
 */
record Request(HttpUrl url, String repo, Optional<String> part, Optional<String> etag) {

    static Request of(HttpUrl url, String repo) {
        return new Request(url, repo, Optional.empty(), Optional.empty());
    }

    /**
     * A page whose address GitHub gave: after a rename it has the repository's number instead of
     * its name.
     */
    static Request ofPage(HttpUrl url) {
        return new Request(
                url, repoIn(url.pathSegments()), Optional.of("such page"), Optional.empty());
    }

    Request withPart(String newPart) {
        return new Request(url, repo, Optional.of(newPart), etag);
    }

    Request withRef(Optional<String> ref) {
        return ref.map(name -> withPart("branch or commit " + RepoNames.printable(name)))
                .orElse(this);
    }

    /** The same, on a further page. */
    Request at(HttpUrl page) {
        return new Request(page, repo, part, Optional.empty());
    }

    /** An entity tag that no header can carry was never GitHub's; it is left out. */
    Request withEtag(Optional<String> newEtag) {
        return new Request(url, repo, part, newEtag.filter(Reply::isHeaderText));
    }

    private static String repoIn(List<String> path) {
        int name = path.indexOf("repos");
        if (name >= 0 && path.size() > name + 2) {
            return RepoNames.printable(path.get(name + 1) + "/" + path.get(name + 2));
        }
        int number = path.indexOf("repositories");
        return number >= 0 && path.size() > number + 1
                ? "repository number " + RepoNames.printable(path.get(number + 1))
                : "a repository";
    }
}
