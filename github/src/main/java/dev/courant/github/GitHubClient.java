package dev.courant.github;

import okhttp3.Call;
import okhttp3.HttpUrl;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads GitHub. Blocking: call it on virtual threads. Safe for use by many threads; one instance
 * shares its connections and its knowledge of the quota among them.
 *
 * <p>Every method that reads throws a {@link GitHubException} when there is no answer to give;
 * nothing is retried here. Once GitHub has asked for a pause, reads throw {@link
 * GitHubException.RateLimited} without being sent until it is over. An {@link
 * IllegalArgumentException} means a name, commit or page that is not GitHub's: no later try can
 * succeed.
 */
public final class GitHubClient implements AutoCloseable {

    private static final String LARGEST_PAGE = "100";
    private static final String FILES_PER_PAGE = "300";

    private final Addresses addresses;
    private final Transport transport;
    private final InstantSource clock;
    private final long maxResponseBytes;

    /**
     * @param clock ours: it dates answers without a date, and tells when a pause is over
     */
    public GitHubClient(GitHubConfig config, InstantSource clock) {
        this(config, clock, new Http(config.token(), config.timeout()));
    }

    /**
     * A client that never touches the network: for measuring what stands around it.
     *
     * @param calls answer in place of GitHub; the timeout is theirs to keep
     */
    public GitHubClient(GitHubConfig config, InstantSource clock, Call.Factory calls) {
        this(config, clock, new Http(config.token(), calls));
    }

    private GitHubClient(GitHubConfig config, InstantSource clock, Http http) {
        this.addresses = new Addresses(config.apiUrl());
        this.transport = new Transport(config, clock, addresses, http);
        this.clock = clock;
        this.maxResponseBytes = config.maxResponseBytes();
    }

    /** The repository's current name and default branch. */
    public Answer<RepositoryInfo> repository(String repo) {
        Request request = Request.of(addresses.of(repo).build(), repo);
        return read(request, body -> Json.read(body, Wire.Repository.class).info());
    }

    /** One page of commits, newest first. */
    public Answer<List<CommitSummary>> commits(
            String repo, CommitQuery query, Optional<String> etag) {
        HttpUrl.Builder url = addresses.of(repo, "commits");
        query.ref().ifPresent(ref -> url.addQueryParameter("sha", ref));
        query.since()
                .ifPresent(since -> url.addQueryParameter("since", roundedUp(since).toString()));
        query.until()
                .ifPresent(until -> url.addQueryParameter("until", roundedDown(until).toString()));
        url.addQueryParameter("per_page", Integer.toString(query.perPage()));
        return read(
                Request.of(url.build(), repo).withRef(query.ref()).withEtag(etag),
                GitHubClient::commitList);
    }

    /** A further page of {@link #commits}, by the address that the page before gave. */
    public Answer<List<CommitSummary>> commitsPage(String next) {
        return read(page(next), GitHubClient::commitList);
    }

    /** The first page of what head has and base has not, oldest first. */
    public Answer<Comparison> compare(String repo, String base, String head) {
        String range = Addresses.commit(base) + "..." + Addresses.commit(head);
        HttpUrl.Builder url =
                addresses.of(repo, "compare", range).addQueryParameter("per_page", LARGEST_PAGE);
        return read(
                Request.of(url.build(), repo).withPart("commits " + range),
                GitHubClient::comparison);
    }

    /** A further page of {@link #compare}. */
    public Answer<Comparison> comparePage(String next) {
        return read(page(next), GitHubClient::comparison);
    }

    /**
     * The first page of issues and pull requests, open and closed, newest first by creation, 100 a
     * page.
     */
    public Answer<List<IssueSummary>> issues(String repo, Optional<String> etag) {
        HttpUrl.Builder url =
                addresses
                        .of(repo, "issues")
                        .addQueryParameter("state", "all")
                        .addQueryParameter("sort", "created")
                        .addQueryParameter("direction", "desc")
                        .addQueryParameter("per_page", LARGEST_PAGE);
        return read(
                Request.of(url.build(), repo).withPart("issues").withEtag(etag),
                GitHubClient::issueList);
    }

    /** A further page of {@link #issues}. */
    public Answer<List<IssueSummary>> issuesPage(String next) {
        return read(page(next), GitHubClient::issueList);
    }

    /** A commit with its diff: all pages of its files. */
    public CommitDetail commit(String repo, String sha) {
        HttpUrl.Builder url =
                addresses
                        .of(repo, "commits", Addresses.commit(sha))
                        .addQueryParameter("per_page", FILES_PER_PAGE);
        Request request = Request.of(url.build(), repo).withPart("commit " + sha);
        Answer.Found<Wire.Commit> page = commitPage(request);
        Wire.Commit commit = page.value();
        FileList files = new FileList(maxResponseBytes);
        while (files.add(Json.present(page.value().files())) && page.next().isPresent()) {
            page = commitPage(request.at(addresses.page(page.next().get())));
        }
        boolean complete = page.next().isEmpty() && !files.full();
        return commit.detail(files.files(), complete);
    }

    /**
     * When the next request is welcome; empty for now. That is the end of a pause that GitHub asked
     * for, or the end of the window if the quota is used up, or, with less than a tenth left, the
     * next of the slots that spread the rest evenly over the window. It is advice from what is
     * known now and reserves nothing: only pauses are enforced.
     */
    public Optional<Instant> notBefore() {
        return transport.quota().notBefore(clock.instant());
    }

    /**
     * When the next request is welcome that can wait, as {@link #notBefore}; empty for now. Half of
     * each window's quota is not for such requests.
     *
     * @param owed requests that are still to come of those before
     */
    public Optional<Instant> spareNotBefore(int owed) {
        return transport.quota().spareNotBefore(owed, clock.instant());
    }

    /** The quota as GitHub last told it, for metrics; empty until it has. */
    public Optional<Quota.Snapshot> quota() {
        return transport.quota().snapshot();
    }

    /** What was sent so far, for metrics. */
    public Traffic traffic() {
        return transport.traffic();
    }

    /**
     * Ends reads under way, as {@link GitHubException.Unavailable}, and lets go of all connections.
     */
    @Override
    public void close() {
        transport.close();
    }

    private <T> Answer<T> read(Request request, Function<String, T> decoder) {
        Reply reply = transport.send(request);
        String body = reply.body();
        if (body == null) {
            return new Answer.NotModified<>(
                    reply.serverTime(), reply.etag().or(request::etag).orElse(null));
        }
        Optional<String> next = reply.next().map(link -> further(request, reply, link));
        return new Answer.Found<>(
                decode(request, body, decoder),
                reply.serverTime(),
                reply.etag().orElse(null),
                next,
                reply.moved());
    }

    private Answer.Found<Wire.Commit> commitPage(Request request) {
        return switch (read(request, body -> Json.read(body, Wire.Commit.class))) {
            case Answer.Found<Wire.Commit> found -> found;
            case Answer.NotModified<Wire.Commit> answer ->
                    throw new IllegalStateException("304 to a request without an entity tag");
        };
    }

    private static <T> T decode(Request request, String body, Function<String, T> decoder) {
        try {
            return decoder.apply(body);
        } catch (Json.Malformed e) {
            throw Failures.broken(
                    request, "it is cut off or malformed (" + e.getMessage() + ")", e);
        }
    }

    /**
     * Caught here and not when the page is asked for: by then its address may have been kept for
     * days.
     */
    private String further(Request request, Reply reply, String link) {
        return Optional.ofNullable(reply.url().resolve(link))
                .filter(addresses::trusts)
                .map(HttpUrl::toString)
                .orElseThrow(
                        () ->
                                Failures.broken(
                                        request,
                                        "its next page is on another server, where the token must"
                                                + " not go; check the api-url"));
    }

    private Request page(String next) {
        return Request.ofPage(addresses.page(next));
    }

    private static List<CommitSummary> commitList(String body) {
        return Json.readList(body, Wire.Commit[].class).stream().map(Wire.Commit::summary).toList();
    }

    private static Comparison comparison(String body) {
        return Json.read(body, Wire.Compared.class).comparison();
    }

    private static List<IssueSummary> issueList(String body) {
        return Json.readList(body, Wire.Issue[].class).stream().map(Wire.Issue::summary).toList();
    }

    /** Git's dates are whole seconds: from 10.5 on is from 11 on. */
    private static Instant roundedUp(Instant instant) {
        return roundedDown(instant.plusNanos(999_999_999));
    }

    private static Instant roundedDown(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
