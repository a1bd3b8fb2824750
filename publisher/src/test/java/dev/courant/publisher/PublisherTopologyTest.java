package dev.courant.publisher;

import static dev.courant.publisher.Samples.DAY;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.async.CallPool;
import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.DayStatus;
import dev.courant.schemas.DigestKey;
import dev.courant.schemas.Edition;
import dev.courant.schemas.EditionRepo;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;
import dev.courant.schemas.RepoDayDigest;
import dev.courant.schemas.Topics;
import dev.courant.schemas.WatchedRepo;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

class PublisherTopologyTest {

    private static final Instant NEXT_MORNING = Instant.parse("2026-02-25T00:05:00Z");
    private static final Topics TOPICS = Topics.withDefaultPrefix();

    @TempDir Path root;
    @TempDir Path state;

    /** A file store that can be out of order, and remembers the order of what it was given. */
    private final class BreakableStore implements ObjectStore {

        private final FileStore files = new FileStore(root);
        private final List<String> paths = new ArrayList<>();
        private boolean broken;

        @Override
        public void put(String path, byte[] bytes, String contentType) throws IOException {
            if (broken) {
                throw new IOException("No space left on device");
            }
            paths.add(path);
            files.put(path, bytes, contentType);
        }

        @Override
        public Optional<byte[]> get(String path) throws IOException {
            return files.get(path);
        }
    }

    private BreakableStore store;
    private TopologyTestDriver driver;
    private TestInputTopic<String, WatchedRepo> watchlist;
    private TestInputTopic<String, RepoDayDigest> digests;
    private TestOutputTopic<String, Edition> editions;

    @BeforeEach
    void open() {
        store = new BreakableStore();
        var avro = new AvroSerdes("mock://publisher-topology");
        var topology =
                new PublisherTopology(Samples.config("en"), TOPICS, avro, CallPool.direct(), store);
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "publisher");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        driver = new TopologyTestDriver(topology.get(), settings, NEXT_MORNING);
        var keys = Serdes.String();
        watchlist =
                driver.createInputTopic(
                        TOPICS.watchlist(),
                        keys.serializer(),
                        avro.of(WatchedRepo.class).serializer());
        digests =
                driver.createInputTopic(
                        TOPICS.digests(),
                        new StringSerializer(),
                        avro.of(RepoDayDigest.class).serializer());
        editions =
                driver.createOutputTopic(
                        TOPICS.editions(),
                        new StringDeserializer(),
                        avro.of(Edition.class).deserializer());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void keepsItsShape() throws IOException {
        var topology =
                new PublisherTopology(
                        Samples.config("zh"),
                        TOPICS,
                        new AvroSerdes("mock://publisher-shape"),
                        CallPool.direct(),
                        store);

        Golden.check("topology.txt", topology.get().describe().toString());
    }

    @Test
    void publishesADayOnceEveryWatchedRepositoryHasClosedIt() throws IOException {
        watch("a/one", 0);
        watch("a/two", 1);

        close("a/two", DAY, "Second in the list");
        assertThat(editions.isEmpty()).isTrue();
        assertThat(files()).isEmpty();

        close("a/one", DAY);

        var published = editions.readKeyValue();
        assertThat(published.key).isEqualTo("2026-02-24");
        assertThat(published.value.getRevision()).isEqualTo(1);
        assertThat(published.value.getComplete()).isTrue();
        assertThat(published.value.getRepos())
                .containsExactly(
                        new EditionRepo("a/one", DayStatus.QUIET, null, 1),
                        new EditionRepo("a/two", DayStatus.OK, null, 1));
        assertThat(published.value.getObjects())
                .containsExactly(
                        "reports/2026-02-24/a/one.md",
                        "reports/2026-02-24/a/two.md",
                        "reports/2026-02-24.md",
                        "reports/2026-02-24.json",
                        "README.md")
                .isEqualTo(store.paths);
        assertThat(files()).containsOnlyKeys(store.paths);
        assertThat(read("reports/2026-02-24.md")).contains("Second in the list");
    }

    @Test
    void namesARepositoryThatCouldNotBeRead() {
        watch("a/one", 0);

        send(Samples.failed("a/one", DAY, "The token has expired"));

        assertThat(editions.readValue().getComplete()).isFalse();
        assertThat(read("reports/2026-02-24.md"))
                .contains("The token has expired")
                .doesNotContain("No updates");
        assertThat(read("reports/2026-02-24.json"))
                .contains("\"status\": \"failed\"", "\"reason\": \"The token has expired\"");
    }

    @Test
    void revisesAnEditionWhenADigestIsRevised() {
        watch("a/one", 0);
        send(Samples.failed("a/one", DAY, "The token has expired"));
        editions.readValue();

        var readAfterAll =
                Samples.digest("a/one", DAY, Samples.commit("a/one", 1, Level.HIGH, "Came late"));
        readAfterAll.setRevision(2);
        send(readAfterAll);

        var revised = editions.readValue();
        assertThat(revised.getRevision()).isEqualTo(2);
        assertThat(revised.getComplete()).isTrue();
        assertThat(read("README.md")).contains("Came late", "revision 2");
    }

    @Test
    void doesNotPublishTheSameTwice() throws IOException {
        watch("a/one", 0);
        close("a/one", DAY, "Once");
        editions.readValue();
        var before = files();
        store.paths.clear();

        close("a/one", DAY, "Once");

        assertThat(editions.isEmpty()).isTrue();
        assertThat(store.paths).isEmpty();
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void publishesAtTheDeadlineWithTheMissingNamed() {
        watch("a/one", 0);
        watch("a/two", 1);
        close("a/one", DAY, "Here");

        driver.advanceWallClockTime(Duration.ofMinutes(119));
        assertThat(editions.isEmpty()).isTrue();
        driver.advanceWallClockTime(Duration.ofMinutes(2));

        var published = editions.readValue();
        assertThat(published.getComplete()).isFalse();
        assertThat(published.getRepos())
                .extracting(EditionRepo::getStatus)
                .containsExactly(DayStatus.OK, DayStatus.UNKNOWN);
        assertThat(read("reports/2026-02-24/a/two.md")).contains("had not arrived");

        close("a/two", DAY);
        assertThat(editions.readValue().getComplete()).isTrue();
    }

    @Test
    void forgetsTheDeadlineOfADayThatWasComplete() {
        watch("a/one", 0);
        close("a/one", DAY);
        editions.readValue();

        driver.advanceWallClockTime(Duration.ofHours(30));

        assertThat(editions.isEmpty()).isTrue();
    }

    @Test
    void triesAgainUntilTheStoreTakesIt() throws IOException {
        watch("a/one", 0);
        store.broken = true;
        close("a/one", DAY, "Patience");
        for (int minutes = 0; minutes < 100; minutes++) {
            driver.advanceWallClockTime(Duration.ofMinutes(1));
        }
        assertThat(editions.isEmpty()).isTrue();
        assertThat(files()).isEmpty();

        store.broken = false;
        driver.advanceWallClockTime(Duration.ofMinutes(2));

        assertThat(editions.readValue().getRevision()).isEqualTo(1);
        assertThat(read("README.md")).contains("Patience");
    }

    @Test
    void keepsTheLatestEditionOnTheFrontPageWhenAnOlderDayComesLate() {
        watch("a/one", 0);
        close("a/one", DAY, "Of the twenty-fourth");

        close("a/one", DAY.minusDays(2), "Of the twenty-second");

        assertThat(read("README.md"))
                .contains(
                        "Latest edition (2026-02-24)",
                        "Of the twenty-fourth",
                        "- [2026-02-22](reports/2026-02-22.md)")
                .doesNotContain("Of the twenty-second");
        assertThat(read("reports/2026-02-22.md")).contains("Of the twenty-second");
    }

    @Test
    void listsTheLastEditionsNewestFirst() {
        watch("a/one", 0);
        for (int day = 9; day >= 0; day--) {
            close("a/one", DAY.minusDays(day));
        }

        var front = read("README.md");
        assertThat(front.lines().filter(line -> line.startsWith("- [2026-")))
                .first()
                .isEqualTo("- [2026-02-23](reports/2026-02-23.md)");
        assertThat(front.lines().filter(line -> line.startsWith("- [2026-"))).hasSize(7);
    }

    @Test
    void leavesOutWhoIsNoLongerWatched() {
        watch("a/one", 0);
        watch("a/two", 1);
        close("a/one", DAY);
        watchlist.pipeInput("a/two", (WatchedRepo) null);

        close("a/one", DAY, "Now alone");

        assertThat(editions.readValue().getRepos())
                .extracting(EditionRepo::getRepo)
                .containsExactly("a/one");
    }

    @Test
    void waitsForNobodyWhoIsWatchedOnlyLater() {
        watch("a/one", 0);
        watchlist.pipeInput(
                "a/later",
                WatchedRepo.newBuilder()
                        .setName("a/later")
                        .setSince(Instant.parse("2026-02-25T00:00:00Z"))
                        .build());

        close("a/one", DAY);
        assertThat(editions.readValue().getRepos())
                .extracting(EditionRepo::getRepo)
                .containsExactly("a/one");

        close("a/one", DAY.plusDays(1));
        assertThat(editions.isEmpty()).isTrue();
    }

    @Test
    void doesNotExpectDaysFromBeforeARepositorysFirst() {
        watch("a/one", 0);
        watchlist.pipeInput("a/new", WatchedRepo.newBuilder().setName("a/new").build());

        close("a/one", DAY);
        assertThat(editions.isEmpty()).isTrue();
        close("a/new", DAY.plusDays(1));
        close("a/one", DAY);

        assertThat(editions.readValue().getRepos())
                .extracting(EditionRepo::getRepo)
                .containsExactly("a/one");
    }

    @Test
    void doesNotExpectDaysFromAfterARepositorysLast() {
        watch("a/one", 0);
        watchlist.pipeInput(
                "a/ended",
                WatchedRepo.newBuilder()
                        .setName("a/ended")
                        .setSince(Instant.parse("2026-01-01T00:00:00Z"))
                        .setUntil(Instant.parse("2026-02-25T00:00:00Z"))
                        .build());

        close("a/one", DAY.plusDays(1));
        assertThat(editions.readValue().getRepos()).hasSize(1);

        close("a/one", DAY);
        assertThat(editions.isEmpty()).isTrue();
    }

    @Test
    void passesOverATombstone() {
        watch("a/one", 0);

        digests.pipeInput(new DigestKey("a/one", DAY).toString(), (RepoDayDigest) null);

        assertThat(editions.isEmpty()).isTrue();
    }

    @Test
    void givesTheSameBytesForTheSameDigests() throws IOException {
        watch("a/one", 0);
        close("a/one", DAY, Samples.NASTY);
        var first = files();
        driver.close();
        for (var path : first.keySet()) {
            Files.delete(root.resolve(path));
        }

        open();
        watch("a/one", 0);
        close("a/one", DAY, Samples.NASTY);

        assertThat(files()).isEqualTo(first).isNotEmpty();
    }

    private void watch(String repo, int position) {
        watchlist.pipeInput(
                repo,
                WatchedRepo.newBuilder()
                        .setName(repo)
                        .setPosition(position)
                        .setSince(Instant.parse("2026-01-01T00:00:00Z"))
                        .build());
    }

    private void close(String repo, LocalDate day, String... titles) {
        var events = new ArrayList<EnrichedEvent>();
        for (var title : titles) {
            events.add(Samples.commit(repo, events.size(), Level.MEDIUM, title));
        }
        send(Samples.digest(repo, day, events.toArray(EnrichedEvent[]::new)));
    }

    private void send(RepoDayDigest digest) {
        digests.pipeInput(new DigestKey(digest.getRepo(), digest.getDay()).toString(), digest);
    }

    private String read(String path) {
        try {
            return new String(store.get(path).orElseThrow(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> files() throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.walk(root)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                contents.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
