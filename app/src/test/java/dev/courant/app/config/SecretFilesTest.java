package dev.courant.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

class SecretFilesTest {

    private static final String SECRET = "pa$$ ${HOME} \\$x}";

    @TempDir Path directory;

    @Test
    void aReferenceIsWhatTheFileHolds() throws IOException {
        var yaml =
                """
                courant:
                  github: { token: "${file:%s}" }
                  kafka: { properties: { sasl.jaas.config: 'x password="${file:%1$s}";' } }
                """
                        .formatted(file(SECRET + "\n"));

        var config = ConfigFile.parse(yaml, "f.yaml", Map.of("HOME", "/root"));

        assertThat(config.github().token()).contains(new Secret(SECRET));
        assertThat(config.kafka().properties())
                .containsEntry("sasl.jaas.config", new Secret("x password=\"" + SECRET + "\";"));
    }

    @Test
    void aVariableThatEndsInFileNamesOne() throws IOException {
        var config =
                ConfigFile.parse(
                        "courant: { github: { token: other } }",
                        "f.yaml",
                        Map.of(
                                "COURANT_GITHUB_TOKEN_FILE",
                                file(SECRET),
                                "COURANT_KAFKA_REGISTRY_PROPERTIES_BEARER_AUTH_TOKEN_FILE",
                                file(SECRET)));

        assertThat(config.github().token()).contains(new Secret(SECRET));
        assertThat(config.kafka().registryProperties())
                .containsExactly(Map.entry("bearer.auth.token", new Secret(SECRET)));
    }

    @Test
    void saysWhoNamesAFileThatCannotBeRead() {
        var missing = directory.resolve("none").toString();

        assertThatThrownBy(() -> token("${file:" + missing + "}", Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll("courant.github.token", missing, "cannot be read");
        assertThatThrownBy(() -> token("", Map.of("COURANT_GITHUB_TOKEN_FILE", missing)))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll("COURANT_GITHUB_TOKEN_FILE", missing, "cannot be read");
    }

    @Test
    void refusesWhatIsSetTwiceTooLongOrNoKey() throws IOException {
        var file = file("x");
        assertThatThrownBy(
                        () ->
                                token(
                                        "",
                                        Map.of(
                                                "COURANT_GITHUB_TOKEN",
                                                "a",
                                                "COURANT_GITHUB_TOKEN_FILE",
                                                file)))
                .hasMessageContaining("both set");
        assertThatThrownBy(() -> token("", Map.of("COURANT_GITHUB_TOKN_FILE", file)))
                .hasMessageContaining("Unknown key COURANT_GITHUB_TOKN");
        var wrong = file("x".repeat(100_000));
        assertThatThrownBy(() -> token("${file:" + wrong + "}", Map.of()))
                .hasMessageContaining("too long");
    }

    @Test
    void settingsOfClientsMayStandInTheEnvironmentAlone() {
        var config =
                ConfigFile.parse(
                        "courant: { kafka: { properties: { security.protocol: SSL, linger.ms: 3 } }"
                                + " }",
                        "f.yaml",
                        Map.of(
                                "COURANT_KAFKA_PROPERTIES_SECURITY_PROTOCOL",
                                "SASL_SSL",
                                "COURANT_KAFKA_PROPERTIES_SASL_MECHANISM",
                                "OAUTHBEARER"));

        assertThat(
                        config.kafka().properties().entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey, e -> e.getValue().value())))
                .isEqualTo(
                        Map.of(
                                "security.protocol", "SASL_SSL",
                                "sasl.mechanism", "OAUTHBEARER",
                                "linger.ms", "3"));
    }

    @Test
    void aKindOfClientHasItsOwnSettings() {
        var kafka =
                ConfigFile.parse(
                                "courant: { kafka: { properties: { client.rack: a,"
                                        + " producer.client.rack: b, main.consumer.client.rack: c,"
                                        + " producer.linger.ms: 7 } } }",
                                "f.yaml",
                                Map.of())
                        .kafka();

        assertThat(kafka.propertiesOf("producer"))
                .isEqualTo(Map.of("client.rack", "b", "linger.ms", "7"));
        assertThat(kafka.propertiesOf("consumer")).isEqualTo(Map.of("client.rack", "a"));
    }

    @Test
    void whatReadersRelyOnCannotBeSetForTheRegistryEither() {
        var yaml = "courant: { kafka: { registry-properties: { schema.registry.url: x } } }";

        assertThatThrownBy(() -> ConfigFile.parse(yaml, "f.yaml", Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("courant.kafka.registry-properties.schema.registry.url");
    }

    private static void token(String token, Map<String, String> environment) {
        var yaml = "courant: { github: { token: \"" + token + "\" } }";
        ConfigFile.parse(yaml, "f.yaml", environment);
    }

    private String file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "secret", ""), content).toString();
    }
}
