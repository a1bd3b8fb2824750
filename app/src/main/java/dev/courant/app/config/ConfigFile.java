package dev.courant.app.config;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;

import org.eclipse.microprofile.config.spi.ConfigSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the configuration: a YAML file, over which the environment goes. {@code courant.a.b-c} is
 * {@code COURANT_A_B_C} there; {@code COURANT_REPOS} is a list with commas. {@code ${NAME:default}}
 * in a value takes the variable NAME; {@link SecretFiles} takes files.
 */
public final class ConfigFile {

    /** Variables of the launcher, which are no configuration. */
    private static final Set<String> LAUNCHER = Set.of("COURANT_HOME", "COURANT_OPTS");

    private static final int YAML_ORDINAL = 110;

    private final Values values;
    private final SmallRyeConfig config;
    private final Map<String, String> environment;
    private final Set<String> names;

    private ConfigFile(ConfigSource yaml, Map<String, String> environment) {
        this.config =
                new SmallRyeConfigBuilder()
                        .withSources(
                                yaml, new EnvConfigSource(environment, Values.ENVIRONMENT_ORDINAL))
                        .addDefaultInterceptors()
                        .build();
        this.environment = environment;
        this.values = new Values(config);
        this.names = withoutJoinedLists(yaml.getPropertyNames());
    }

    /**
     * Reads and checks a file.
     *
     * @throws UsageException if it cannot be read, has an unknown key, or contradicts itself
     */
    public static CourantConfig load(Path file, Map<String, String> environment) {
        return parse(read(file), file.toString(), environment);
    }

    /** Everything by default, but for what the environment sets. */
    public static CourantConfig defaults(Map<String, String> environment) {
        return parse("", "defaults", environment);
    }

    static CourantConfig parse(String yaml, String name, Map<String, String> environment) {
        return new ConfigFile(SecretFiles.into(source(yaml, name)), SecretFiles.into(environment))
                .toConfig();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new UsageException(
                    "There is no configuration file " + file + ": write one, or give --config.");
        } catch (IOException e) {
            throw new UsageException(
                    "Cannot read the configuration file "
                            + file
                            + " ("
                            + e.getClass().getSimpleName()
                            + ").");
        }
    }

    private static ConfigSource source(String yaml, String name) {
        try {
            requireMapping(yaml, name);
            return new YamlConfigSource(name, yaml, YAML_ORDINAL);
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            throw new UsageException(
                    name
                            + (mark == null ? "" : ", line " + (mark.getLine() + 1))
                            + ", is not YAML: "
                            + e.getProblem()
                            + ".");
        } catch (YAMLException e) {
            throw new UsageException(
                    name + " is not YAML: " + e.getMessage().lines().findFirst().orElse("") + ".");
        }
    }

    /** What the source itself would read as no keys at all. */
    private static void requireMapping(String yaml, String name) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object root = new Yaml(new SafeConstructor(options)).load(yaml);
        if (root != null && !(root instanceof Map)) {
            throw new UsageException(name + " holds no keys: every key stands below courant.");
        }
    }

    /** The source gives a list twice: item by item, and joined with commas. */
    private static Set<String> withoutJoinedLists(Set<String> names) {
        var single = new TreeSet<>(names);
        single.removeIf(name -> names.contains(name + "[0]"));
        return single;
    }

    private CourantConfig toConfig() {
        var complaints = new ArrayList<>(KnownKeys.complaints(names));
        complaints.addAll(KnownKeys.complaints(unknownVariables()));
        if (!complaints.isEmpty()) {
            throw new UsageException(complaints);
        }
        var editions = new EditionKeys(values);
        var edition = editions.first();
        var channels = new NotifyKeys(values, edition.zone());
        return new CourantConfig(
                edition,
                editions.others(edition),
                new GitHubSettings(
                        values.uri("github.api-url").orElse(URI.create("https://api.github.com")),
                        values.secret("github.token"),
                        values.duration("github.poll-interval").orElse(Duration.ofMinutes(5))),
                repos(edition.zone()),
                new LlmKeys(values, names).toConfig(),
                kafka(),
                new StoreKeys(values).toSettings(),
                metrics(),
                values.parsed("log.format", LogFormat::of, "text or json").orElse(LogFormat.TEXT),
                channels.read(),
                channels.switchedOff());
    }

    private List<String> unknownVariables() {
        return environment.keySet().stream()
                .filter(name -> name.startsWith("COURANT_") && !LAUNCHER.contains(name))
                .filter(name -> !KnownKeys.isVariable(name))
                .filter(ClientKeys::areNotIn)
                .toList();
    }

    private KafkaSettings kafka() {
        var clients = new ClientKeys(values, names, environment);
        return new KafkaSettings(
                values.text("kafka.bootstrap-servers", ""),
                values.text("kafka.schema-registry-url", ""),
                values.integer("kafka.embedded-port").orElse(9092),
                values.integer("kafka.embedded-registry-port").orElse(8081),
                values.text("kafka.topic-prefix", "courant."),
                values.integer("kafka.partitions").orElse(4),
                values.integer("kafka.replicas"),
                values.integer("kafka.threads").orElse(1),
                clients.properties(KnownKeys.PROPERTIES),
                clients.properties(KnownKeys.REGISTRY_PROPERTIES));
    }

    private MetricsSettings metrics() {
        return new MetricsSettings(
                values.text("metrics.host", MetricsSettings.OFF.host()),
                values.integer("metrics.port").orElse(0));
    }

    private List<RepoSettings> repos(ZoneId zone) {
        if (environment.containsKey("COURANT_REPOS")) {
            return values.list("repos").map(RepoSettings::of).toList();
        }
        return config.getIndexedPropertiesIndexes("courant.repos").stream()
                .map(index -> repo("repos[" + index + "]", zone))
                .toList();
    }

    private RepoSettings repo(String key, ZoneId zone) {
        var name =
                values.text(key)
                        .or(() -> values.text(key + ".name"))
                        .orElseThrow(
                                () ->
                                        new UsageException(
                                                "courant." + key + " has no name: owner/name."));
        return new RepoSettings(
                name, values.text(key + ".branch"), values.instant(key + ".since", zone));
    }
}
