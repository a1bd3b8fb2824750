package dev.courant.app.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.app.deploy.AccessLists;
import dev.courant.app.services.Stage;
import dev.courant.app.topics.TopicFollower;
import dev.courant.app.topics.TopicSetup;

import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Nobody is let in without a password or a token, and nothing is allowed that is not listed. */
class SecuredIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final String OPERATOR = "courant-operator";
    private static final String SUBSCRIBER = "courant-subscriber";
    private static final int USAGE = 2;

    private static final List<AclBinding> LISTED = AccessLists.documented();

    @TempDir static Path directory;
    private static Secured secured;

    @BeforeAll
    static void start() {
        var history = new Histories(1).busy(2, 1, 6);
        secured =
                new Secured(
                        directory, Scenario.of(history, Duration.ofDays(1)).from(history.over()));
        secured.broker.grant(LISTED);
        Stream.of(OPERATOR, SUBSCRIBER).forEach(SecuredIT::admit);
    }

    @AfterAll
    static void stop() {
        secured.close();
    }

    private static void admit(String user) {
        secured.broker.admit(user, Secured.password(user));
    }

    @Test
    void eachServiceNeedsWhatIsListedAndNoMore() throws IOException {
        makeTopics(OPERATOR, "courant.");
        var instances = new ArrayList<Instance>();
        for (var stage : Stage.values()) {
            instances.add(start(stage));
        }

        await().atMost(PATIENCE)
                .pollInterval(LOOK)
                .untilAsserted(
                        () -> {
                            instances.forEach(SecuredIT::requireAlive);
                            assertThat(secured.world.told()).hasSize(1);
                            assertThat(used(needed())).containsAll(needed());
                        });
        readAs(SUBSCRIBER);
        instances.forEach(Instance::terminate);
        instances.forEach(Instance::awaitEnd);

        assertThat(secured.world.objects()).containsKey("reports/" + Histories.START + ".json");
        assertThat(used(LISTED)).containsAll(LISTED.stream().filter(SecuredIT::always).toList());
        assertThat(deniedTo("courant-")).isEmpty();
        assertNoSecret();
    }

    /** The aggregator comes with a token, the others with passwords. */
    private static Instance start(Stage stage) throws IOException {
        var user = Secured.principal(stage);
        if (stage == Stage.AGGREGATOR) {
            return start(stage, user, secured.withToken(user, "courant."));
        }
        admit(user);
        return start(stage, user, alerting(secured.withPassword(user, "courant.")));
    }

    /** What ends in vain is not waited for. */
    private static void requireAlive(Instance instance) {
        try {
            instance.requireAlive();
        } catch (AssertionError e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Alerts are what the publisher reads events for. */
    private static Path alerting(Path config) throws IOException {
        return Files.writeString(
                config,
                Files.readString(config)
                        .replace(
                                "max-age: 36500d }",
                                "max-age: 36500d, alerts: { level: high, per-hour: 1 } }"));
    }

    private static Instance start(Stage stage, String name, Path config) throws IOException {
        var instance =
                new Instance(stage, Files.createDirectories(directory.resolve(name)), config);
        instance.start();
        return instance;
    }

    private static void makeTopics(String user, String prefix) {
        new TopicSetup(Secured.cluster(secured.withPassword(user, prefix)), false).ensure();
    }

    private static void readAs(String user) {
        var cluster = Secured.cluster(secured.withPassword(user, "courant."));
        var topics = cluster.topics();
        var readable =
                List.of(topics.enriched(), topics.progress(), topics.digests(), topics.editions());
        try (var follower = new TopicFollower(cluster, readable)) {
            int records = 0;
            while (!follower.caughtUp()) {
                records += follower.poll(LOOK).count();
            }
            assertThat(records).isPositive();
        }
    }

    /** Dead letters are written when something is wrong. */
    private static boolean always(AclBinding binding) {
        return !binding.pattern().name().equals("courant.dead-letters")
                && !binding.entry().principal().equals("User:" + OPERATOR);
    }

    private static List<AclBinding> needed() {
        return LISTED.stream()
                .filter(SecuredIT::always)
                .filter(binding -> !binding.entry().principal().equals("User:" + SUBSCRIBER))
                .toList();
    }

    private static List<AclBinding> used(List<AclBinding> bindings) {
        var asked = WatchfulAuthorizer.allowed();
        return bindings.stream()
                .filter(
                        binding ->
                                asked.stream().anyMatch(question -> question.answeredBy(binding)))
                .toList();
    }

    private static List<WatchfulAuthorizer.Question> deniedTo(String users) {
        return WatchfulAuthorizer.denied().stream()
                .filter(question -> question.principal().startsWith("User:" + users))
                .toList();
    }

    private static void assertNoSecret() throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.filter(SecuredIT::isTold).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain("s3cr$t");
            }
        }
    }

    private static boolean isTold(Path file) {
        return Stream.of("courant.log", ".said").anyMatch(file.toString()::endsWith);
    }

    @Test
    void whoeverIsRefusedEndsWithTwoAndIsToldWhat() throws IOException {
        var refused = new LinkedHashMap<String, Instance>();
        var told = new LinkedHashMap<String, String>();
        int number = 0;
        for (var refusal : refusals().entrySet()) {
            var user = "refused-" + ++number;
            admit(user);
            grantAllBut(refusal.getKey(), user);
            told.put(user, refusal.getValue());
            refused.put(user, startRefused(user));
        }
        refused.put("stranger", startRefused("stranger"));
        told.put("stranger", "check the credentials");

        refused.forEach(
                (user, instance) -> {
                    assertThat(instance.awaitEnd()).as(user).isEqualTo(USAGE);
                    assertThat(instance.said()).as(user).contains(told.get(user));
                });
        assertNoSecret();
    }

    /** What is not granted, and what its lack has to be called. */
    private static Map<Predicate<AclBinding>, String> refusals() {
        return Map.of(
                binding -> binding.pattern().name().equals("courant.raw."),
                "raw.commits",
                binding -> binding.pattern().resourceType() == ResourceType.GROUP,
                "group: ",
                binding -> binding.pattern().resourceType() == ResourceType.TRANSACTIONAL_ID,
                "Transactional Id authorization failed",
                binding -> binding.entry().operation() == AclOperation.CREATE,
                "Create, Describe",
                binding -> binding.entry().operation() == AclOperation.DESCRIBE_CONFIGS,
                "Cannot prepare the topics");
    }

    private static void grantAllBut(Predicate<AclBinding> withheld, String user) {
        secured.broker.grant(
                LISTED.stream()
                        .filter(
                                binding ->
                                        binding.entry().principal().equals("User:courant-poller"))
                        .filter(withheld.negate())
                        .map(binding -> AccessLists.moved(binding, user, user + "."))
                        .toList());
        secured.broker.grant(
                LISTED.stream()
                        .filter(binding -> binding.entry().principal().equals("User:" + OPERATOR))
                        .map(binding -> AccessLists.moved(binding, OPERATOR, user + "."))
                        .toList());
        makeTopics(OPERATOR, user + ".");
    }

    private static Instance startRefused(String user) throws IOException {
        return start(Stage.POLLER, user, secured.withPassword(user, user + "."));
    }
}
