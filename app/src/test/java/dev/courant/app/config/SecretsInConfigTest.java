package dev.courant.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

/** What is wrong with a secret, or with an address that holds one, is told without it. */
class SecretsInConfigTest {

    private static final String CANARY = "C4n4ry";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "github: { api-url: \"https://ann:C4n4ry@api.github.com\" }",
                "github: { api-url: \"ftp://ann:C4n4ry@api.github.com\" }",
                "github: { api-url: \"https://ann:C4n4ry@api github.com\" }",
                "github: { api-url: \"https://api.github.com?key=C4n4ry\" }",
                "llm: { base-url: \"https://ann:C4n4ry@models\", models: [one] }",
                "llm: { base-url: \"https://models/v1?key=C4n4ry\", models: [one] }",
                "llm: { base-url: \"ftp://ann:C4n4ry@models\", models: [one] }",
                "llm: { base-url: \"https://ann:C4n4ry@mod els\", models: [one] }",
                "store: { url: \"s3://AKIA:C4n4ry@bucket/prefix\" }",
                "store: { url: \"https://ann:C4n4ry@bucket/prefix\" }",
                "store: { url: \"s3://AKIA:C4n4ry@buck et/prefix\" }",
                "store: { url: \"s3://bucket\", endpoint: \"http://ann:C4n4ry@127.0.0.1:9000\" }",
                "store: { url: \"s3://bucket\", endpoint: \"http://127.0.0.1:9000/ ?x=C4n4ry\" }",
                "store: { url: \"s3://bucket\", secret-key: C4n4ry }",
                "store: { secret-key: C4n4ry }",
                "store: { public-url: \"https://ann:C4n4ry@news.example.org/\" }",
                "store: { public-url: \"https://ann:C4n4ry@news example.org/\" }",
                "kafka: { bootstrap-servers: \"b:1\", properties: { \"sasl.jaas.config\": C4n4ry }"
                        + " }",
                "kafka: { properties: { \"producer.transactional.id\": C4n4ry } }",
                "notify: [ { type: slack, url: \"http://hooks.slack.com/C4n4ry\" } ]",
                "notify: [ { type: slack, url: \"https://hooks slack.com/C4n4ry\" } ]",
                "notify: [ { type: slack, url: \"https://ann:C4n4ry@hooks.slack.com/\", token: x }"
                        + " ]",
                "notify: [ { type: webhook, url: \"https://a.example/\", secret: C4n4ry } ]",
                "notify: [ { type: webhook, url: \"https://a.example/\", secret: whsec_C4n4ry } ]",
                "notify: [ { type: telegram, token: \"C4n4ry with spaces\", chat: \"1\" } ]",
                "notify: [ { type: telegram, token: \"C4n4ry\" } ]",
                "notify: [ { type: email, host: smtp, password: C4n4ry, from: a@b.c, to: [a@b.c] }"
                        + " ]",
                "notify: [ { type: email, host: smtp, user: ann, password: C4n4ry, tls: none, from:"
                        + " a@b.c, to: [a@b.c] } ]"
            })
    void whatIsRefusedIsNotShown(String yaml) {
        assertThatThrownBy(
                        () ->
                                ConfigFile.parse(
                                        "courant: { %s }".formatted(yaml), "f.yaml", Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageNotContaining(CANARY);
    }

    @Test
    void whatIsReadShowsNoSecret() {
        var config =
                ConfigFile.parse(
                        """
                        courant:
                          github: { token: C4n4ry }
                          llm: { base-url: "https://models/v1", api-key: C4n4ry, models: [one] }
                          store: { url: "s3://bucket", access-key: C4n4ry, secret-key: C4n4ry }
                          kafka:
                            bootstrap-servers: "b:1"
                            schema-registry-url: "http://ann:C4n4ry@registry:8081"
                            properties: { "sasl.jaas.config": "password=C4n4ry" }
                          notify:
                            - { type: slack, url: "https://hooks.slack.com/C4n4ry" }
                            - { type: telegram, token: "1:C4n4ryC4n4ryC4n4ryC4n4ryC4n4ryC4n4ry", chat: "1" }
                            - { type: feishu, url: "https://open.feishu.cn/C4n4ry", secret: C4n4ry }
                            - { type: email, host: smtp, user: ann, password: C4n4ry, from: a@b.c, to: [a@b.c] }
                        """,
                        "f.yaml",
                        Map.of());

        assertThat(config.channels()).hasSize(4);
        assertThat(config.toString()).doesNotContain(CANARY);
    }
}
