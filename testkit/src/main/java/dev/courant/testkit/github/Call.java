package dev.courant.testkit.github;

import com.fasterxml.jackson.databind.JsonNode;

import dev.courant.testkit.github.Directory.Hosted;
import dev.courant.testkit.http.Reply;
import dev.courant.testkit.source.GitSource;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A request to one repository, and how lists are answered. */
record Call(
        Hosted hosted,
        Map<String, String> query,
        Instant now,
        URI base,
        boolean stopsAtOlderCommits) {

    private static final int DEFAULT_PAGE = 30;
    private static final int MAX_PAGE = 100;

    GitSource source() {
        return hosted.source();
    }

    Optional<String> resolve(String ref) {
        return source().resolve(ref, now);
    }

    Json json() {
        return new Json(base, hosted.id(), hosted.name());
    }

    Page page() {
        return Page.of(query, DEFAULT_PAGE, MAX_PAGE);
    }

    /** A parameter that is a date; as on GitHub, one that cannot be read is no filter. */
    Instant instant(String parameter, Instant otherwise) {
        try {
            return query.containsKey(parameter)
                    ? OffsetDateTime.parse(query.get(parameter)).toInstant()
                    : otherwise;
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    /** One page of a list. */
    <T> Reply list(String path, List<T> all, Function<T, ? extends JsonNode> form) {
        Reply reply = Api.ok(Json.array(page().of(all).stream().map(form).toList()));
        return linked(path, page(), all.size(), reply);
    }

    /** With links to the pages around this one. */
    Reply linked(String path, Page page, int total, Reply reply) {
        String address = base + "/repositories/" + hosted.id() + path;
        return page.links(address, query, total)
                .map(links -> reply.with("Link", links))
                .orElse(reply);
    }
}
