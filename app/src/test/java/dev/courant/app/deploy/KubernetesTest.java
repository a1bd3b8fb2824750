package dev.courant.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;

import dev.courant.app.config.ConfigFile;
import dev.courant.app.services.Stage;
import dev.courant.app.topics.TopicSetup;
import dev.courant.schemas.Topics;

import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.PatternType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

class KubernetesTest {

    private static final String DIRECTORY = "deploy/kubernetes/";
    private static final JsonNode SERVICE = Tree.yaml(DIRECTORY + "service/statefulset.yaml");
    private static final JsonNode CONTAINER = SERVICE.at("/spec/template/spec/containers/0");

    @Test
    void topicsAreAsTheServicesWouldMakeThem() {
        var expected = Topics.withDefaultPrefix();
        var declared = new TreeMap<String, Map<String, String>>();
        for (var topic : documents("topics.yaml")) {
            assertThat(topic.get("apiVersion").asText()).isEqualTo("kafka.strimzi.io/v1");
            assertThat(topic.at("/spec/partitions").asInt()).isEqualTo(12);
            var config = texts(topic.at("/spec/config"));
            assertThat(config.remove("min.insync.replicas")).isEqualTo("2");
            declared.put(topic.at("/metadata/name").asText(), config);
        }

        assertThat(declared)
                .isEqualTo(
                        expected.all().stream()
                                .collect(
                                        Collectors.toMap(
                                                Topics.TopicSpec::name,
                                                spec -> TopicSetup.settings(expected, spec))));
    }

    @Test
    void usersMayDoWhatIsDocumentedAndTested() {
        var declared = new TreeSet<String>();
        for (var user : documents("users.yaml")) {
            assertThat(user.get("apiVersion").asText()).isEqualTo("kafka.strimzi.io/v1");
            for (var rule : user.at("/spec/authorization/acls")) {
                for (var operation : Tree.texts(rule.get("operations"))) {
                    declared.add(
                            line(
                                    user.at("/metadata/name").asText(),
                                    rule.get("resource"),
                                    operation));
                }
            }
        }

        assertThat(declared)
                .containsExactlyInAnyOrderElementsOf(
                        AccessLists.documented().stream().map(KubernetesTest::line).toList());
    }

    private static String line(String user, JsonNode resource, String operation) {
        return "User:%s %s %s %s %s"
                .formatted(
                        user,
                        operation,
                        resource.get("type").asText(),
                        resource.get("name").asText(),
                        resource.get("patternType").asText())
                .toLowerCase(Locale.ROOT);
    }

    private static String line(AclBinding binding) {
        return "%s %s %s %s %s"
                .formatted(
                        binding.entry().principal(),
                        binding.entry().operation().name().replace("_", ""),
                        binding.pattern().resourceType().name().replace("_", ""),
                        binding.pattern().name(),
                        binding.pattern().patternType() == PatternType.PREFIXED
                                ? "prefix"
                                : "literal")
                .toLowerCase(Locale.ROOT);
    }

    @Test
    void servicesMayNothingThatTheyDoNotNeed() {
        var pod = SERVICE.at("/spec/template/spec");
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.get("automountServiceAccountToken").asBoolean(true)).isFalse();
        var security = CONTAINER.get("securityContext");
        assertThat(security.get("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(security.get("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(Tree.texts(security.at("/capabilities/drop"))).containsExactly("ALL");
        assertThat(CONTAINER.at("/resources/limits/memory").asText()).isNotEmpty();
        assertThat(Tree.text("Dockerfile"))
                .contains("USER " + pod.at("/securityContext/runAsUser").asInt() + ":");
    }

    @Test
    void servicesAreAskedHowTheyAreWhereTheySay() {
        var port = CONTAINER.at("/ports/0");
        assertThat(port.get("containerPort").asInt()).isEqualTo(9404);
        for (var probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            var request = CONTAINER.get(probe).get("httpGet");
            assertThat(request.get("port").asText()).isEqualTo(port.get("name").asText());
            assertThat(request.get("path").asText())
                    .isEqualTo(probe.equals("readinessProbe") ? "/health/ready" : "/health/live");
        }
        assertThat(Tree.yaml(DIRECTORY + "podmonitor.yaml").at("/spec/podMetricsEndpoints/0/port"))
                .isEqualTo(port.get("name"));
    }

    @Test
    void theConfigurationReadsWhatIsMounted(@TempDir Path directory) throws IOException {
        var mounted =
                StreamSupport.stream(CONTAINER.get("volumeMounts").spliterator(), false)
                        .map(mount -> mount.get("mountPath").asText())
                        .toList();
        assertThat(mounted).contains("/run/secrets/kafka", "/run/secrets/kafka-ca");
        var login = Files.writeString(directory.resolve("login"), "L required;");
        var text =
                Tree.text(DIRECTORY + "courant.yaml")
                        .replace("/run/secrets/kafka/sasl.jaas.config", login.toString());

        var config =
                ConfigFile.load(Files.writeString(directory.resolve("c.yaml"), text), Map.of());

        assertThat(config.kafka().propertiesOf("admin"))
                .containsEntry("sasl.jaas.config", "L required;")
                .containsEntry("ssl.truststore.location", "/run/secrets/kafka-ca/ca.crt");
        assertThat(config.metrics().port()).isEqualTo(9404);
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void eachServiceIsPutTogetherWithItsOwnNameAndSecrets() throws Exception {
        assumeTrue(kubectl(), "kubectl puts them together");
        var all = Tree.parse(kustomized()).toList();

        assertThat(all).allMatch(it -> it.at("/metadata/namespace").asText().equals("courant"));
        for (var stage : Stage.values()) {
            var name = "courant-" + stage;
            var service = named(all, "StatefulSet", name);
            var pod = service.at("/spec/template/spec");
            assertThat(pod.at("/containers/0/args/0").asText()).isEqualTo(stage.toString());
            assertThat(service.at("/spec/selector/matchLabels"))
                    .isEqualTo(service.at("/spec/template/metadata/labels"));
            assertThat(
                            named(all, "Service", service.at("/spec/serviceName").asText())
                                    .at("/spec/selector"))
                    .isEqualTo(service.at("/spec/selector/matchLabels"));
            assertThat(volume(pod, "kafka").at("/secret/secretName").asText()).isEqualTo(name);
            named(all, "KafkaUser", name);
            named(all, "ConfigMap", volume(pod, "config").at("/configMap/name").asText());
            var volumes = new HashSet<String>();
            pod.get("volumes").forEach(volume -> volumes.add(volume.get("name").asText()));
            volumes.add(service.at("/spec/volumeClaimTemplates/0/metadata/name").asText());
            pod.at("/containers/0/volumeMounts")
                    .forEach(mount -> assertThat(volumes).contains(mount.get("name").asText()));
        }
    }

    private static JsonNode named(List<JsonNode> all, String kind, String name) {
        return all.stream()
                .filter(it -> it.get("kind").asText().equals(kind))
                .filter(it -> it.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + kind + " " + name));
    }

    private static JsonNode volume(JsonNode pod, String name) {
        return StreamSupport.stream(pod.get("volumes").spliterator(), false)
                .filter(volume -> volume.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static boolean kubectl() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "kubectl")));
    }

    private static String kustomized() throws IOException, InterruptedException {
        var process =
                new ProcessBuilder("kubectl", "kustomize", Tree.TOP.resolve(DIRECTORY).toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said;
    }

    private static List<JsonNode> documents(String file) {
        return Tree.parse(Tree.text(DIRECTORY + file)).toList();
    }

    private static Map<String, String> texts(JsonNode object) {
        var found = new TreeMap<String, String>();
        object.properties().forEach(e -> found.put(e.getKey(), e.getValue().asText()));
        return found;
    }
}
