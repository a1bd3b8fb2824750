package dev.courant.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.llm.LlmConfig;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ConfigFileTest {

    private static final String WHOLE =
            """
            courant:
              edition:  { title: Daily AI Infra Report, subject: AI Infra, language: en, zone: Asia/Shanghai, history: 3 }
              github:   { api-url: "https://api.github.com", token: "${GITHUB_TOKEN:}", poll-interval: 30s }
              repos:    [deepseek-ai/DeepGEMM, {name: a/b.c, branch: dev, since: "2026-02-26"}, {name: c/d, since: 2026-02-26}]
              llm:      { base-url: "https://openrouter.ai/api/v1", api-key: "${LLM_API_KEY:}", models: [first, second] }
              kafka:    { bootstrap-servers: "", schema-registry-url: "", embedded-port: 0, embedded-registry-port: 18081,
                          properties: { security.protocol: SSL } }
              store:    { url: "file:reports" }
              metrics:  { host: 0.0.0.0, port: 9404 }
              notify:   [ { type: slack, url: "${SLACK_URL:}" } ]
            """;

    @Test
    void modelsShareTheTimeOfARequestUnlessToldOtherwise() {
        var two = "courant: { llm: { base-url: \"http://a/v1\", models: [one, two]%s } }";

        assertThat(llm(two.formatted("")).timeout()).isEqualTo(Duration.ofMillis(22_500));
        assertThat(llm(two.formatted(", timeout: 40s")).timeout())
                .isEqualTo(Duration.ofSeconds(40));
    }

    private static LlmConfig llm(String yaml) {
        return ConfigFile.parse(yaml, "f.yaml", Map.of()).llm().orElseThrow();
    }

    @Test
    void readsEveryKeyOfTheContract() {
        var config = ConfigFile.parse(WHOLE, "f.yaml", Map.of("GITHUB_TOKEN", "t0ken"));

        assertThat(config.edition())
                .isEqualTo(
                        new EditionSettings(
                                "",
                                "Daily AI Infra Report",
                                "AI Infra",
                                "en",
                                ZoneId.of("Asia/Shanghai"),
                                3,
                                Duration.ofHours(2),
                                true,
                                true,
                                true,
                                List.of(),
                                Optional.empty()));
        assertThat(config.github())
                .isEqualTo(
                        new GitHubSettings(
                                URI.create("https://api.github.com"),
                                Optional.of(new Secret("t0ken")),
                                Duration.ofSeconds(30)));
        var midnight = Instant.parse("2026-02-25T16:00:00Z");
        assertThat(config.repos())
                .containsExactly(
                        RepoSettings.of("deepseek-ai/DeepGEMM"),
                        new RepoSettings("a/b.c", Optional.of("dev"), Optional.of(midnight)),
                        new RepoSettings("c/d", Optional.empty(), Optional.of(midnight)));
        assertThat(config.llm().orElseThrow().models()).containsExactly("first", "second");
        assertThat(config.kafka().embeddedPort()).isZero();
        assertThat(config.kafka().properties())
                .isEqualTo(Map.of("security.protocol", new Secret("SSL")));
        assertThat(config.metrics()).isEqualTo(new MetricsSettings("0.0.0.0", 9404));
        assertThat(config.withoutMetrics().metrics().on()).isFalse();
        assertThat(config.channels()).isEmpty();
        assertThat(config.warnings()).containsExactly("courant.notify[0] has no url: it is off.");
    }

    @Test
    void hasADefaultForAllButTheRepositories() {
        var config = ConfigFile.parse("courant: { repos: [a/b] }", "f.yaml", Map.of());

        assertThat(config.kafka().embeddedPort()).isEqualTo(9092);
        assertThat(config.github().pollInterval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.github().token()).isEmpty();
        assertThat(config.store()).isEqualTo(StoreSettings.in(Path.of("reports")));
        assertThat(config.metrics()).isEqualTo(new MetricsSettings("127.0.0.1", 0));
        assertThat(config.metrics().on()).isFalse();
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void takesTheEnvironmentOverTheFile() {
        var environment =
                Map.of(
                        "COURANT_GITHUB_TOKEN", "other",
                        "COURANT_GITHUB_POLL_INTERVAL", "7s",
                        "COURANT_KAFKA_EMBEDDED_PORT", "1234",
                        "COURANT_METRICS_PORT", "9999",
                        "COURANT_EDITION_ZONE", "Europe/Paris",
                        "COURANT_REPOS", "x/y, z/w",
                        "COURANT_HOME", "/somewhere");

        var config = ConfigFile.parse(WHOLE, "f.yaml", environment);

        assertThat(config.github().token()).contains(new Secret("other"));
        assertThat(config.github().pollInterval()).isEqualTo(Duration.ofSeconds(7));
        assertThat(config.kafka().embeddedPort()).isEqualTo(1234);
        assertThat(config.metrics()).isEqualTo(new MetricsSettings("0.0.0.0", 9999));
        assertThat(config.edition().zone()).isEqualTo(ZoneId.of("Europe/Paris"));
        assertThat(config.repos()).containsExactly(RepoSettings.of("x/y"), RepoSettings.of("z/w"));
    }

    @Test
    void showsNoSecret() {
        var config = ConfigFile.parse(WHOLE, "f.yaml", Map.of("GITHUB_TOKEN", "t0ken"));

        assertThat(config.toString()).doesNotContain("t0ken").contains("***");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "github: { tokn: x }          | Unknown key courant.github.tokn: did you mean"
                        + " courant.github.token?",
                "repo: [a/b]                  | Unknown key courant.repo[0]: did you mean"
                        + " courant.repos[]?",
                "edition: { timezone: UTC }   | Unknown key courant.edition.timezone",
                "repos: [{nam: a/b}]          | Unknown key courant.repos[0].nam: did you mean"
                        + " courant.repos[].name?",
                "edition: { zone: Mars/Base } | courant.edition.zone is 'Mars/Base', but must be a"
                        + " time zone",
                "edition: { language: fr }    | courant.edition.language is 'fr', but must be zh or"
                        + " en",
                "edition: { history: x }      | courant.edition.history is 'x', but must be a whole"
                        + " number",
                "edition: { history: -1 }     | courant.edition.history is -1, but must be from"
                        + " 0",
                "repos: [vllm]                | courant.repos: 'vllm' is no repository",
                "repos: [a/..]                | courant.repos: 'a/..' is no repository",
                "repos: [a/b, A/B]            | courant.repos: A/B is there twice",
                "repos: [{name: a/b, since: noon}] | courant.repos[0].since is 'noon', but must be"
                        + " a date",
                "repos: [{branch: dev}]       | courant.repos[0] has no name",
                "github: { poll-interval: 5 } | courant.github.poll-interval is '5', but must be a"
                        + " duration",
                "github: { api-url: ftp://x } | courant.github.api-url is 'ftp://x', but must be an"
                        + " http",
                "github: { token: '${NOPE}' } | courant.github.token refers to NOPE, which is"
                        + " not set",
                "kafka: { bootstrap-servers: 'b:9092' } | courant.kafka.bootstrap-servers is set,"
                        + " but courant.kafka.schema-registry-url",
                "kafka: { replicas: 3 }       | courant.kafka.replicas is 3, but the embedded"
                        + " broker is alone",
                "kafka: { embedded-port: 70000 } | courant.kafka.embedded-port is 70000",
                "metrics: { port: 70000 }     | courant.metrics.port is 70000, but must be from 1"
                        + " to 65535, or 0",
                "metrics: { port: -1 }        | courant.metrics.port is -1",
                "metrics: { adress: x }       | Unknown key courant.metrics.adress",
                "kafka: { topic-prefix: 'a b' } | courant.kafka.topic-prefix is 'a b'",
                "kafka: { properties: { processing.guarantee: at_least_once } } |"
                        + " courant.kafka.properties.processing.guarantee cannot be set",
                "kafka: { properties: { main.consumer.isolation.level: x } } |"
                        + " courant.kafka.properties.main.consumer.isolation.level cannot be set",
            })
    void namesTheKeyOfWhatIsWrong(String below, String message) {
        assertThatThrownBy(() -> ConfigFile.parse("courant:\n  " + below, "f.yaml", Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesAMisspeltVariable() {
        assertThatThrownBy(() -> ConfigFile.parse("", "f.yaml", Map.of("COURANT_GITHUB_TOKN", "x")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("COURANT_GITHUB_TOKN");
    }

    @Test
    void saysInWhichLineAFileIsNotYaml() {
        assertThatThrownBy(() -> ConfigFile.parse("courant:\n  repos: [a/b", "f.yaml", Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("f.yaml, line 2, is not YAML")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesAFileThatHoldsNoKeys() {
        for (var text : List.of("just words", "[a, b]", "repos: [a/b]")) {
            assertThatThrownBy(() -> ConfigFile.parse(text, "f.yaml", Map.of()))
                    .as(text)
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("courant");
        }
    }

    @Test
    void saysThatThereIsNoFile() {
        assertThatThrownBy(() -> ConfigFile.load(Path.of("no-such.yaml"), Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no configuration file no-such.yaml");
    }

    @Test
    void allowsTheRepositoriesToBeMissingUntilACommandNeedsThem() {
        var config = ConfigFile.parse("courant: { repos: [] }", "f.yaml", Map.of());

        assertThatThrownBy(config::requireRepos).hasMessageContaining("courant.repos is empty");
    }

    @Test
    void furtherPapersAreAsTheFirstOneButForWhatTheySay() {
        var config =
                ConfigFile.parse(
                        """
                        courant:
                          edition: { title: 日报, zone: Asia/Shanghai, weekly: false }
                          editions:
                            - { name: en, title: The Paper, language: en, repos: [b/b] }
                            - { name: us, zone: America/New_York, notify: [] }
                          repos: [a/a, b/b]
                        """,
                        "f.yaml",
                        Map.of());

        assertThat(config.papers())
                .extracting(EditionSettings::name)
                .containsExactly("", "en", "us");
        var en = config.others().getFirst();
        assertThat(en.language()).isEqualTo("en");
        assertThat(en.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(en.weekly()).isFalse();
        assertThat(config.reposOf(en)).containsExactly("b/b");
        assertThat(en.channels()).isEmpty();
        var us = config.others().getLast();
        assertThat(us.title()).isEqualTo("日报");
        assertThat(us.channels()).contains(List.of());
        assertThat(config.reposOf(us)).containsExactly("a/a", "b/b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ title: x }|courant.editions[0] has no name",
                "{ name: reports }|none of archive, assets, feeds, reports, revisions",
                "{ name: 'a/b' }|must be lower-case letters",
                "{ name: en, repos: [c/c] }|en is about c/c, which courant.repos does not have",
                "{ name: en, language: fr }|courant.editions[en].language is 'fr'",
                "{ name: en, weekly: maybe }|courant.editions[0].weekly is 'maybe'",
                "{ name: en, langauge: en }|did you mean courant.editions[].language?"
            })
    void saysWhatIsWrongWithAFurtherPaper(String paper, String complaint) {
        var yaml = "courant:\n  repos: [a/a]\n  editions:\n    - " + paper + "\n";

        assertThatThrownBy(() -> ConfigFile.parse(yaml, "f.yaml", Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(complaint);
    }
}
