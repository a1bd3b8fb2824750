package dev.courant.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What {@code deploy} has for Prometheus and Grafana. */
final class MonitoringFiles {

    private static final Path DEPLOY = Path.of("../deploy");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:courant|kafka|jvm|process|system)_[a-z0-9_]+");

    private MonitoringFiles() {}

    static JsonNode dashboard() throws IOException {
        return JSON.readTree(DEPLOY.resolve("grafana/courant.json").toFile());
    }

    static JsonNode prometheus() throws IOException {
        return yaml("prometheus/prometheus.yml");
    }

    /** The rules of all groups. */
    static List<JsonNode> alerts() throws IOException {
        return children(yaml("prometheus/alerts.yml").get("groups"))
                .flatMap(group -> children(group.get("rules")))
                .toList();
    }

    static Stream<JsonNode> children(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    private static JsonNode yaml(String file) throws IOException {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object root =
                new Yaml(new SafeConstructor(options)).load(Files.readString(DEPLOY.resolve(file)));
        return JSON.valueToTree(root);
    }

    /** The metrics that alerts and dashboard ask for. */
    static Set<String> metrics() throws IOException {
        var expressions =
                Stream.concat(
                        dashboard().findValuesAsText("expr").stream(),
                        alerts().stream().map(rule -> rule.get("expr").asText()));
        var names = new TreeSet<String>();
        expressions.forEach(
                text -> METRIC.matcher(text).results().forEach(found -> names.add(found.group())));
        return names;
    }
}
