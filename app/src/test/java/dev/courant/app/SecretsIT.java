package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.schemas.Topics;
import dev.courant.testkit.http.Fault;
import dev.courant.testkit.llm.LlmFault;
import dev.courant.testkit.llm.LlmSimulator;
import dev.courant.testkit.s3.S3Server;
import dev.courant.testkit.source.Timeline;
import dev.courant.testkit.webhook.Vendor;
import dev.courant.testkit.webhook.WebhookSimulator;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Every secret that there is to configure has the same word in it, and everything that uses one
 * fails. The word must stand nowhere.
 */
class SecretsIT {

    private static final String CANARY = "C4n4ry";
    private static final String PREFIX = "secrets";
    private static final String DAY = "2026-02-24";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String ALERTS =
            "timeout: 2s, max-age: 36500d, alerts: { level: low, per-hour: 1000, max-age: 36500d }";

    @TempDir Path directory;
    private final LlmSimulator models = LlmSimulator.start();
    private final WebhookSimulator vendors = WebhookSimulator.start(InstantSource.system());
    private final S3Server bucket = S3Server.start();
    private SharedBroker broker;
    private ForgetfulRegistry registry;
    private Paper paper;
    private int port;

    @BeforeEach
    void open() throws IOException {
        port = freePort();
        broker = new SharedBroker(directory.resolve("broker"));
        registry = new ForgetfulRegistry(broker.infrastructure().registryUrl());
        paper =
                new Paper(directory, DAY + "T20:00:00Z")
                        .on(
                                broker.infrastructure().bootstrapServers(),
                                registry.url().replace("://", "://ann:C4n4ryRegistry@"),
                                PREFIX)
                        .setting(
                                """
                                { sasl.jaas.config: 'org.apache.kafka.common.security.plain.PlainLoginModule required username="ann" password="C4n4ryJaas";', ssl.keystore.password: C4n4ryKeystore }\
                                """
                                        .strip())
                        .showing("C4n4ryGitHub")
                        .watching("acme/engine", "acme/refused", "acme/broken", "acme/cut")
                        .with("  metrics: { port: %d }\n".formatted(port))
                        .with(channels())
                        .asking(models.url(), "api-key: C4n4ryModel, models: [first, second]")
                        .storing(
                                "url: \"s3://%s/paper\", endpoint: \"%s\", region: us-east-1, access-key: %s, secret-key: C4n4ryBucket"
                                        .formatted(
                                                S3Server.BUCKET,
                                                bucket.url(),
                                                S3Server.ACCESS_KEY));
        for (var repo : List.of("acme/refused", "acme/broken", "acme/cut")) {
            paper.github.serve(repo, Timeline.empty());
        }
        paper.github.serve(
                "acme/engine",
                Timeline.empty()
                        .land("a", Instant.parse(DAY + "T09:00:00Z"), "feat: in the morning")
                        .land("b", Instant.parse(DAY + "T10:00:00Z"), "feat!: drop the protocol")
                        .land("c", Instant.parse(DAY + "T11:00:00Z"), "fix: a crash"));
    }

    private String channels() {
        return """
          notify:
            - { type: slack, url: "%s", allow-private: true, %5$s }
            - { type: feishu, url: "%s", secret: C4n4rySignature, allow-private: true, %5$s }
            - { type: webhook, url: "%s", secret: whsec_C4n4ryC4n4ryC4n4ryC4n4ryC4n4ryC4n4ryC4n4, allow-private: true, %5$s }
            - { type: telegram, url: "http://127.0.0.1:%d/", token: "123456:C4n4ryC4n4ryC4n4ryC4n4ryC4n4ryC4n4", chat: "1", allow-private: true, %5$s }
            - { type: email, host: 127.0.0.1, port: %4$d, user: ann, password: C4n4ryMail, from: "a@b.example", to: ["c@d.example"], %5$s }
        """
                .formatted(
                        vendors.url(Vendor.SLACK, "C4n4rySlack"),
                        vendors.url(Vendor.FEISHU, "C4n4ryFeishu"),
                        vendors.url(Vendor.WEBHOOK, "C4n4ryHook"),
                        freePort(),
                        ALERTS);
    }

    @AfterEach
    void close() {
        paper.close();
        registry.close();
        bucket.close();
        vendors.close();
        models.close();
        broker.close();
    }

    @Test
    void noneIsToldWhateverFails() {
        everythingFails();
        var told = new TreeMap<String, String>();
        try (var running = paper.run()) {
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(
                            () ->
                                    assertThat(running.says("") ? paper.log() : "")
                                            .contains(
                                                    "acme/refused cannot be read",
                                                    "acme/broken cannot be read",
                                                    "acme/cut cannot be read",
                                                    "Channel slack",
                                                    "Channel feishu",
                                                    "Channel webhook",
                                                    "Channel telegram",
                                                    "Channel email"));
            write(new byte[] {0, 0, 1, (byte) 0x86, (byte) 0x9f, 7});
            await().atMost(PATIENCE).until(() -> paper.log().contains("goes to the dead letters"));

            paper.github.faults().clear();
            paper.clock.set(Instant.parse("2026-02-25T00:10:00Z"));
            await().atMost(PATIENCE).until(() -> paper.log().contains("is tried again"));

            registry.close();
            write(new byte[] {0, 0, 1, (byte) 0x86, (byte) 0xa0, 7});
            await().atMost(PATIENCE).until(() -> paper.log().contains("was cut off"));
            told.put("metrics", scrape());
            told.put("said", running.said().toString());
        }
        told.put("log", paper.log());
        told.put("files", files());
        told.putAll(records());
        paper.command("notify", "test", "--channel", "slack");
        told.put("notify test", paper.output());
        paper.command("dead-letters", "list");
        told.put("dead-letters list", paper.output());
        paper.once(DAY);
        told.put("once", paper.output());

        assertThat(told.keySet()).contains(topic("enriched"), topic("dead-letters"));
        assertThat(told.get(topic("dead-letters"))).contains("courant.reason");
        told.forEach((where, text) -> assertThat(text).as(where).doesNotContain(CANARY));
    }

    /** Where a server may, it says the secret back. */
    private void everythingFails() {
        var github = paper.github.faults();
        github.always(Fault.status(401, "Bad credentials: C4n4ryGitHub")).on("/acme/refused");
        github.always(Fault.serverError(500)).on("/acme/broken");
        github.always(Fault.malformedJson()).on("/acme/cut");
        models.faults().next(2, LlmFault.serverError(500));
        models.faults().next(2, LlmFault.malformedBody());
        models.faults().always(LlmFault.wrongKey());
        vendors.faults().always(Fault.status(404, "No such hook: C4n4rySlack")).on("/slack/");
        vendors.faults().always(Fault.hang()).on("/feishu/");
        vendors.faults().always(Fault.serverError(500)).on("/webhook/");
    }

    private static String topic(String name) {
        return PREFIX + "." + name;
    }

    /** To the raw commits: it has a schema that no registry knows. */
    private void write(byte[] value) {
        Map<String, Object> settings =
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.infrastructure().bootstrapServers());
        try (var producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            var record =
                    new ProducerRecord<>(
                            new Topics(PREFIX + ".").rawCommits(),
                            "acme/engine".getBytes(StandardCharsets.UTF_8),
                            value);
            assertThat(producer.send(record)).succeedsWithin(PATIENCE);
        }
    }

    /** All that all topics hold, those of stores among them: texts are UTF-8 in Avro too. */
    private Map<String, String> records() {
        try (var consumer = paper.cluster().untouchedConsumer()) {
            var partitions =
                    consumer.listTopics().values().stream()
                            .flatMap(List::stream)
                            .filter(found -> found.topic().startsWith(PREFIX))
                            .map(found -> new TopicPartition(found.topic(), found.partition()))
                            .toList();
            var ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var texts = new TreeMap<String, String>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    var text = new StringBuilder();
                    text.append(text(record.key())).append(text(record.value()));
                    record.headers()
                            .forEach(h -> text.append(h.key()).append('=').append(text(h.value())));
                    texts.merge(record.topic(), text + "\n", String::concat);
                }
            }
            return texts;
        }
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    /** What it leaves in its data directory, but for its stores, which topics hold as well. */
    private String files() {
        try (var files = Files.walk(directory.resolve("data"))) {
            var texts = new ArrayList<String>();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (!file.toString().contains("/streams/")) {
                    texts.add(file + ": " + text(Files.readAllBytes(file)));
                }
            }
            return texts.stream().collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String scrape() {
        var address = URI.create("http://127.0.0.1:" + port + "/metrics");
        try (var body = address.toURL().openStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
