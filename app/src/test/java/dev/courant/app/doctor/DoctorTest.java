package dev.courant.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.app.config.ConfigFile;
import dev.courant.app.config.CourantConfig;
import dev.courant.app.config.UsageException;
import dev.courant.app.topics.Cluster;
import dev.courant.schemas.AvroSerdes;
import dev.courant.testkit.VirtualClock;
import dev.courant.testkit.github.GitHubSimulator;
import dev.courant.testkit.http.Fault;
import dev.courant.testkit.llm.LlmSimulator;
import dev.courant.testkit.s3.S3Server;
import dev.courant.testkit.source.Timeline;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that can be broken, broken on purpose. */
class DoctorTest {

    private static final Instant NOW = Instant.parse("2026-02-25T08:00:00Z");
    private static final String TOKEN = "ghp_t0kenThatNobodyMaySee";
    private static final String KEY = "sk-k3yThatNobodyMaySee";

    private static S3Server s3;

    @TempDir Path directory;

    private GitHubSimulator github;
    private LlmSimulator models;

    @BeforeAll
    static void openTheBucket() {
        new AvroSerdes("mock://doctor");
        s3 = S3Server.start();
    }

    @AfterAll
    static void closeTheBucket() {
        s3.close();
    }

    @BeforeEach
    void startServers() {
        github = GitHubSimulator.start(VirtualClock.at(NOW.toString()));
        github.serve(
                "acme/engine", Timeline.empty().land("one", NOW.minusSeconds(60), "feat: one"));
        models = LlmSimulator.start().models("first", "second").key(KEY);
    }

    @AfterEach
    void stopServers() {
        github.close();
        models.close();
    }

    @Test
    void findsNothingAmissWhereNothingIs() throws Exception {
        var findings = examine(config("models: [first, second]", "file:" + below("paper")));

        assertThat(findings).extracting(Finding::grade).containsOnly(Finding.Grade.OK);
        assertThat(findings)
                .extracting(Finding::subject)
                .containsExactly(
                        "configuration",
                        "java",
                        "data-dir",
                        "broker-port",
                        "registry-port",
                        "github",
                        "clock",
                        "acme/engine",
                        "model first",
                        "model second",
                        "store",
                        "channel slack");
        assertThat(Findings.json(findings).lines())
                .hasSize(findings.size())
                .allMatch(line -> line.contains("\"result\":\"ok\""));
    }

    @Test
    void aTokenThatGitHubDoesNotAccept() throws Exception {
        github.faults().always(Fault.status(401, "Bad credentials for " + TOKEN));

        shows("The token is wrong", examine(config()));
    }

    @Test
    void aRepositoryThatIsNotThere() throws Exception {
        github.remove("acme/engine");

        shows("There is no such repository", examine(config()));
    }

    @Test
    void aBranchThatIsNotThere() throws Exception {
        shows(
                "There is no such branch",
                examine(config("models: [first]", paper(), "{ name: acme/engine, branch: dev }")));
    }

    @Test
    void aRepositoryThatWasRenamed() throws Exception {
        github.rename("acme/engine", "acme/motor");

        shows("A repository was renamed", examine(config()));
    }

    @Test
    void aGitHubThatIsAway() throws Exception {
        var config = config();
        github.close();

        shows("GitHub is out of reach", examine(config));
    }

    @Test
    void brokersAndARegistryThatAreAway() throws Exception {
        var config = config();
        var away =
                new Cluster(
                        config.kafka(),
                        "127.0.0.1:" + freePort(),
                        "http://127.0.0.1:" + freePort());

        var findings = doctor(Optional.of(away), clock()).examine(config);

        shows("Brokers and registry are away", findings);
    }

    @Test
    void aBucketThatIsNotThere() throws Exception {
        shows(
                "There is no such bucket",
                examine(config("models: [first]", bucket("nowhere", S3Server.SECRET_KEY))));
    }

    @Test
    void keysThatOpenNoBucket() throws Exception {
        shows(
                "The store's keys are wrong",
                examine(config("models: [first]", bucket(S3Server.BUCKET, "wr0ng"))));
    }

    @Test
    void aDirectoryThatIsNone() throws Exception {
        Files.writeString(directory.resolve("data"), "a file");

        shows("The data directory cannot be written", examine(config()));
    }

    @Test
    void aPortThatIsTaken() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var config =
                    load(yaml("models: [first]", paper(), "acme/engine", other.getLocalPort()));
            var findings = examine(config);

            Troubleshooting.shows(
                    "A port is taken",
                    findings,
                    text -> documented(text).replace("" + other.getLocalPort(), "9092"));
        }
    }

    @Test
    void aKeyThatTheModelsServerDoesNotAccept() throws Exception {
        models.key("another");

        shows("The model's key is wrong", examine(config()));
    }

    @Test
    void aModelThatNobodyKnows() throws Exception {
        shows("The model is unknown", examine(config("models: [third]", paper())));
    }

    @Test
    void aClockThatIsWrong() throws Exception {
        var findings =
                doctor(Optional.empty(), InstantSource.fixed(NOW.minusSeconds(1_000)))
                        .examine(config());

        shows("This machine's clock is wrong", findings);
    }

    @Test
    void aConfigurationThatMakesNoSense() throws Exception {
        var complaint = "";
        try {
            load("courant: { github: { tokn: x } }");
        } catch (UsageException e) {
            complaint = e.getMessage();
        }
        var findings = doctor(Optional.empty(), clock()).examineWithout(complaint.lines().toList());

        shows("The configuration makes no sense", findings);
    }

    @Test
    void whatHangsIsToldAfterTheLimit() throws Exception {
        github.faults().always(Fault.hang());

        var findings =
                new Doctor(
                                directory.resolve("data"),
                                Optional.empty(),
                                clock(),
                                Duration.ofSeconds(2))
                        .examine(config());

        assertThat(findings)
                .filteredOn(Finding::failed)
                .extracting(Finding::subject, Finding::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("github", "No answer within 2 s."),
                        org.assertj.core.groups.Tuple.tuple("clock", "No answer within 2 s."),
                        org.assertj.core.groups.Tuple.tuple(
                                "acme/engine", "No answer within 2 s."));
        assertThat(findings).filteredOn(found -> found.subject().equals("model first")).hasSize(1);
    }

    private void shows(String heading, List<Finding> findings) throws IOException {
        assertThat(Findings.text(findings) + Findings.json(findings))
                .doesNotContain(TOKEN, KEY, S3Server.SECRET_KEY);
        Troubleshooting.shows(heading, findings, this::documented);
    }

    /** As a reader would see it. */
    private String documented(String text) {
        return text.replace(directory.toString(), "/srv/courant")
                .replace(github.url().toString(), "https://api.github.com")
                .replace(s3.url().toString(), "http://127.0.0.1:9000")
                .replaceAll("127\\.0\\.0\\.1:(?!9000)\\d+", "127.0.0.1:9092")
                .replace("http://127.0.0.1:9092", "http://127.0.0.1:8081");
    }

    private List<Finding> examine(CourantConfig config) throws InterruptedException {
        return doctor(Optional.empty(), clock()).examine(config);
    }

    private Doctor doctor(Optional<Cluster> running, InstantSource clock) {
        return new Doctor(directory.resolve("data"), running, clock, Duration.ofSeconds(10));
    }

    private static InstantSource clock() {
        return InstantSource.fixed(NOW);
    }

    private CourantConfig config() throws IOException {
        return config("models: [first]", paper());
    }

    private CourantConfig config(String models, String store) throws IOException {
        return config(models, store, "acme/engine");
    }

    private CourantConfig config(String models, String store, String repo) throws IOException {
        return load(yaml(models, store, repo, 0));
    }

    private String yaml(String asked, String store, String repo, int port) {
        var url = store.startsWith("file:") ? "url: \"" + store + "\"" : store;
        return """
        courant:
          github: { api-url: "%s", token: %s }
          repos: [%s]
          llm: { base-url: "%s", api-key: %s, %s }
          kafka: { embedded-port: %d, embedded-registry-port: 0 }
          store: { %s }
          notify: [{ type: slack, url: "https://hooks.slack.com/services/s3cr3t" }]
        """
                .formatted(github.url(), TOKEN, repo, models.url(), KEY, asked, port, url);
    }

    private String paper() {
        return "file:" + below("paper");
    }

    private static String bucket(String name, String secret) {
        return "url: \"s3://%s/news\", endpoint: \"%s\", access-key: %s, secret-key: %s"
                .formatted(name, s3.url(), S3Server.ACCESS_KEY, secret);
    }

    private CourantConfig load(String yaml) throws IOException {
        return ConfigFile.load(
                Files.writeString(directory.resolve("courant.yaml"), yaml), Map.of());
    }

    private Path below(String name) {
        return directory.resolve(name);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
