package dev.courant.app.once;

import dev.courant.app.config.GitHubSettings;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** What time it is for GitHub: that, and not the local clock, decides which day is over. */
public final class ServerClock {

    private static final Logger LOG = LoggerFactory.getLogger(ServerClock.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final GitHubSettings github;
    private final InstantSource local;

    /**
     * @param local what to fall back to while GitHub is out of reach
     */
    public ServerClock(GitHubSettings github, InstantSource local) {
        this.github = github;
        this.local = local;
    }

    /** The server's time, or the local one if it does not answer within ten seconds. */
    public Instant now() {
        try (var client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            return client.send(request(), HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("Date")
                    .map(ServerClock::parse)
                    .orElseGet(local::instant);
        } catch (IOException | DateTimeException e) {
            LOG.warn(
                    "{} does not tell the time ({}): going by the local clock",
                    github.apiUrl(),
                    e.getClass().getSimpleName());
            return local.instant();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return local.instant();
        }
    }

    /** Asking for the limits costs nothing of them, and needs no token. */
    private HttpRequest request() {
        return HttpRequest.newBuilder(URI.create(github.apiUrl() + "/rate_limit"))
                .timeout(TIMEOUT)
                .header("User-Agent", "courant")
                .build();
    }

    private static Instant parse(String date) {
        return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }
}
