package dev.courant.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.courant.schemas.Level;
import dev.courant.store.ObjectStore;
import dev.courant.store.S3Config;
import dev.courant.store.S3Credentials;
import dev.courant.store.S3Store;
import dev.courant.testkit.http.Fault;
import dev.courant.testkit.s3.S3Line;
import dev.courant.testkit.s3.S3Server;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A bucket that fails between any two steps of an edition, and a reader who comes just then. */
class InterruptedPressTest {

    private static final LocalDate BEFORE = Samples.DAY.minusDays(1);
    private static final Pattern LINK = Pattern.compile("]\\((reports/[^)#]+)");
    private static final List<Fault> FAULTS =
            List.of(S3Line.slowDown(), Fault.reset(), S3Line.lostAnswer());

    private final S3Server server = S3Server.start();
    private final S3Line line = S3Line.to(server.url());

    @AfterEach
    void close() {
        line.close();
        server.close();
    }

    @Test
    void theFrontPageNamesNoReportThatIsMissing() throws IOException, InterruptedException {
        int requests = requestsOfAFurtherEdition();
        for (int failing = 0; failing < requests; failing++) {
            var prefix = "after-" + failing;
            var reader = store(server.url(), prefix);
            print(reader, issue(BEFORE, List.of(BEFORE)));
            line.faults().always(FAULTS.get(failing % FAULTS.size())).after(failing);

            try (var store = store(line.url(), prefix)) {
                var issue = issue(Samples.DAY, List.of(BEFORE, Samples.DAY));
                assertThatIOException().isThrownBy(() -> print(store, issue));
                requireReadable(reader);

                line.faults().clear();
                print(store, issue);
            }
            requireReadable(reader);
            assertThat(text(reader, Paths.FRONT_PAGE)).contains(Samples.DAY.toString());
            reader.close();
        }
    }

    private int requestsOfAFurtherEdition() throws IOException, InterruptedException {
        try (var store = store(line.url(), "undisturbed")) {
            print(store, issue(BEFORE, List.of(BEFORE)));
            int before = line.requests().size();
            print(store, issue(Samples.DAY, List.of(BEFORE, Samples.DAY)));
            assertThat(line.requests()).hasSizeGreaterThan(before + 10);
            return line.requests().size() - before;
        }
    }

    private static void requireReadable(ObjectStore reader) throws IOException {
        var page = text(reader, Paths.FRONT_PAGE);
        var links = LINK.matcher(page).results().map(link -> link.group(1)).toList();
        assertThat(page).contains(BEFORE.toString());
        assertThat(links).isNotEmpty();
        for (var path : links) {
            assertThat(reader.get(path)).as(path).isPresent();
        }
    }

    private static void print(ObjectStore store, Press.Issue issue)
            throws IOException, InterruptedException {
        var press = new Press(Samples.config("en"), store);
        press.print(issue, press.begin());
    }

    private static Press.Issue issue(LocalDate day, List<LocalDate> published) {
        var repos =
                Stream.of("acme/engine", "acme/motor")
                        .map(
                                repo ->
                                        RepoDay.of(
                                                Samples.digest(
                                                        repo,
                                                        day,
                                                        Samples.commit(
                                                                repo, 1, Level.HIGH, "feat: it"))))
                        .toList();
        var content = EditionContent.withoutModel(day, 1, repos);
        return new Press.Issue(content, content, published, List.of(), List.of());
    }

    private static S3Store store(URI endpoint, String prefix) {
        return S3Store.open(
                S3Config.of(S3Server.BUCKET, prefix)
                        .at(endpoint)
                        .withCredentials(
                                new S3Credentials(S3Server.ACCESS_KEY, S3Server.SECRET_KEY)));
    }

    private static String text(ObjectStore store, String path) throws IOException {
        return new String(store.get(path).orElseThrow(), StandardCharsets.UTF_8);
    }
}
