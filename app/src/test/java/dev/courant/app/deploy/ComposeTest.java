package dev.courant.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.courant.app.config.ConfigFile;
import dev.courant.app.services.Stage;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code docker compose} would find out, and what it would not mind. */
class ComposeTest {

    private static final JsonNode FILE = Tree.yaml("docker-compose.yml");
    private static final Map<String, JsonNode> SERVICES = services();

    /** A name and a tag that tells a release. */
    private static final Pattern PINNED = Pattern.compile("[a-z0-9./-]+:v?\\d+\\.\\d+\\.\\d+");

    /** Of the compose specification, what is used here. */
    private static final Set<String> KEYS =
            Set.of(
                    "build",
                    "cap_drop",
                    "command",
                    "depends_on",
                    "environment",
                    "healthcheck",
                    "image",
                    "init",
                    "mem_limit",
                    "ports",
                    "profiles",
                    "read_only",
                    "restart",
                    "security_opt",
                    "stop_grace_period",
                    "tmpfs",
                    "volumes");

    private static Map<String, JsonNode> services() {
        var services = new TreeMap<String, JsonNode>();
        FILE.get("services").properties().forEach(e -> services.put(e.getKey(), e.getValue()));
        return services;
    }

    @Test
    void hasAllThatAPaperNeeds() {
        assertThat(SERVICES.keySet())
                .containsAll(Stream.of(Stage.values()).map(Stage::toString).toList())
                .contains("kafka", "registry", "s3", "prometheus", "grafana");
        SERVICES.forEach(
                (name, service) ->
                        assertThat(service.fieldNames()).as(name).toIterable().isSubsetOf(KEYS));
    }

    @Test
    void everyImageIsPinnedBoundedAndWatched() {
        SERVICES.forEach(
                (name, service) -> {
                    assertThat(service.path("image").asText()).as(name).matches(PINNED);
                    assertThat(service.path("mem_limit").asText()).as(name).matches("\\d+m");
                    assertThat(service.path("restart").asText())
                            .as(name)
                            .isEqualTo("unless-stopped");
                    var health = service.path("healthcheck");
                    assertThat(health.path("test").path(0).asText()).as(name).startsWith("CMD");
                    assertThat(health.fieldNames())
                            .as(name)
                            .toIterable()
                            .contains("interval", "timeout", "start_period", "retries");
                });
    }

    @Test
    void versionsAreThoseThatAreTested() {
        assertThat(image("kafka")).endsWith(":" + property("kafka.version"));
        assertThat(image("registry")).endsWith(":" + property("apicurio.version"));
        assertThat(image("s3")).endsWith(":" + property("s3proxy.version"));
    }

    private static String image(String service) {
        return SERVICES.get(service).get("image").asText();
    }

    private static String property(String name) {
        var found = Pattern.compile("<%s>(.+)</".formatted(name)).matcher(Tree.text("pom.xml"));
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }

    @Test
    void portsAreOpenToThisMachineAloneAndTakenOnce() {
        var taken = new HashSet<String>();
        for (var service : SERVICES.values()) {
            for (var port : Tree.texts(service.path("ports"))) {
                assertThat(port).matches("127\\.0\\.0\\.1:\\d+:\\d+");
                assertThat(taken.add(port.split(":", -1)[1])).as(port).isTrue();
            }
        }
        assertThat(taken).contains("9092", "8081");
    }

    @Test
    void whatIsNamedIsThere() {
        var used = new HashSet<String>();
        for (var service : SERVICES.values()) {
            assertThat(SERVICES.keySet()).containsAll(dependencies(service).keySet());
            for (var volume : Tree.texts(service.path("volumes"))) {
                var source = volume.split(":", -1)[0];
                if (source.startsWith("./")) {
                    assertThat(Tree.TOP.resolve(source)).exists();
                } else {
                    used.add(source);
                }
            }
        }
        assertThat(FILE.get("volumes").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void servicesStartBehindWhatTheyWorkOn() {
        for (var stage : Stage.values()) {
            var awaited = dependencies(SERVICES.get(stage.toString()));
            assertThat(awaited).containsKeys("kafka", "registry");
            assertThat(awaited.values()).allMatch(condition -> condition.equals("service_healthy"));
        }
        assertThat(dependencies(SERVICES.get("publisher"))).containsKey("s3");
    }

    private static Map<String, String> dependencies(JsonNode service) {
        var found = new TreeMap<String, String>();
        service.path("depends_on")
                .properties()
                .forEach(e -> found.put(e.getKey(), e.getValue().path("condition").asText()));
        return found;
    }

    /** As the README says: a broker and a registry alone, for services that run beside them. */
    @Test
    void brokerAndRegistryNeedNobodyElse() {
        assertThat(dependencies(SERVICES.get("kafka"))).isEmpty();
        assertThat(dependencies(SERVICES.get("registry"))).isEmpty();
        assertThat(environment("kafka").get("KAFKA_ADVERTISED_LISTENERS"))
                .contains("://localhost:9092", "://kafka:19092");
    }

    @Test
    void onlyWhoWatchesIsInAProfile() {
        SERVICES.forEach(
                (name, service) ->
                        assertThat(Tree.texts(service.path("profiles")))
                                .as(name)
                                .isEqualTo(
                                        Set.of("prometheus", "grafana").contains(name)
                                                ? List.of("monitoring")
                                                : List.of()));
    }

    @Test
    void eachServiceKeepsItsOwnStateAndMayWriteNowhereElse() {
        var states = new HashSet<String>();
        for (var stage : Stage.values()) {
            var service = SERVICES.get(stage.toString());
            assertThat(Tree.texts(service.get("command")))
                    .containsExactly(
                            stage.toString(),
                            "--config",
                            "/etc/courant/courant.yaml",
                            "--data-dir",
                            "/var/lib/courant");
            assertThat(service.get("read_only").asBoolean()).isTrue();
            assertThat(Tree.texts(service.get("cap_drop"))).containsExactly("ALL");
            states.addAll(
                    Tree.texts(service.get("volumes")).stream()
                            .filter(volume -> volume.endsWith(":/var/lib/courant"))
                            .toList());
        }
        assertThat(states).hasSize(Stage.values().length);
    }

    @Test
    void theConfigurationReachesWhatComposeStarts() {
        var config =
                ConfigFile.load(
                        Tree.TOP.resolve("deploy/courant.yaml"),
                        Map.of("COURANT_STORE_ACCESS_KEY", "a", "COURANT_STORE_SECRET_KEY", "b"));

        assertThat(config.kafka().bootstrapServers()).isEqualTo("kafka:19092");
        assertThat(config.kafka().schemaRegistryUrl())
                .isEqualTo("http://registry:8080/apis/ccompat/v7");
        assertThat(config.metrics().host()).isEqualTo("0.0.0.0");
        assertThat(config.metrics().port()).isEqualTo(9404);
        assertThat(config.requireRepos().warnings()).isEmpty();
        var store = Tree.yaml("deploy/courant.yaml").at("/courant/store");
        assertThat(store.get("endpoint").asText()).isEqualTo("http://s3:9000");
        assertThat(environment("s3")).containsEntry("S3PROXY_ENDPOINT", "http://0.0.0.0:9000");
        assertThat(Tree.texts(SERVICES.get("s3").get("volumes")))
                .containsExactly("paper:/data/" + store.get("url").asText().replace("s3://", ""));
    }

    /** Whoever publishes has the key that the server was given. */
    @Test
    void theStoreIsOpenedWithTheKeyThatItWasGiven() {
        assertThat(environment("publisher").get("COURANT_STORE_ACCESS_KEY"))
                .isEqualTo(environment("s3").get("S3PROXY_IDENTITY"));
        assertThat(environment("publisher").get("COURANT_STORE_SECRET_KEY"))
                .isEqualTo(environment("s3").get("S3PROXY_CREDENTIAL"));
        for (var name : List.of("poller", "enricher", "aggregator")) {
            assertThat(environment(name).keySet()).noneMatch(key -> key.contains("STORE"));
        }
    }

    private static Map<String, String> environment(String service) {
        var found = new TreeMap<String, String>();
        SERVICES.get(service)
                .path("environment")
                .properties()
                .forEach(e -> found.put(e.getKey(), e.getValue().asText()));
        return found;
    }

    @Test
    void theImageIsMadeOfWhatTheBuildMakes() {
        var copied = instructions("COPY");
        assertThat(copied)
                .contains("--from=build /src/courant /opt/courant/courant")
                .contains("deploy/image/health /opt/courant/health");
        // What the launcher looks for beside itself.
        for (var needed : List.of("app/target/courant-app.jar", "app/target/lib")) {
            assertThat(Tree.text("courant")).contains("$home/" + needed);
            assertThat(copied).contains("--from=build /src/%s /opt/courant/%1$s".formatted(needed));
        }
        assertThat(Tree.text("app/pom.xml"))
                .contains("<finalName>courant-app</finalName>")
                .contains("<outputDirectory>${project.build.directory}/lib</outputDirectory>")
                .contains("<outputDirectory>${project.build.directory}/registry</outputDirectory>");
        for (var script : List.of("courant", "deploy/image/health", "mvnw")) {
            assertThat(Files.isExecutable(Tree.TOP.resolve(script))).as(script).isTrue();
        }
        assertThat(Tree.text(".dockerignore").lines())
                .contains("**/target", "!deploy/image")
                .doesNotContain("app", ".mvn", "courant");
    }

    @Test
    void theImageRunsAsNobodyInParticular() {
        assertThat(instructions("FROM"))
                .allMatch(from -> from.startsWith("eclipse-temurin:21-"))
                .last()
                .asString()
                .contains("-jre-");
        assertThat(instructions("USER")).containsExactly("10001:10001");
        assertThat(instructions("HEALTHCHECK")).singleElement().asString().contains("health");
        assertThat(instructions("ENTRYPOINT")).containsExactly("[\"/opt/courant/courant\"]");
    }

    private static List<String> instructions(String name) {
        return Tree.text("Dockerfile")
                .replace("\\\n", "")
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1).strip())
                .collect(Collectors.toList());
    }
}
