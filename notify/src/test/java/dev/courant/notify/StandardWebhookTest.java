package dev.courant.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.courant.testkit.VirtualClock;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

class StandardWebhookTest {

    private final VirtualClock clock = VirtualClock.at(Samples.NOON);
    private final StandardWebhook webhook =
            new StandardWebhook(
                    Secret.of("https://example.com/hook").orElseThrow(),
                    Secret.of(Desks.SECRET).orElseThrow(),
                    clock);

    /** The example of the specification's reference libraries. */
    @Test
    void signsAsTheSpecificationDoes() {
        byte[] key = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(
                        Signatures.hmac(
                                key,
                                "msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{\"test\": 2432232314}"))
                .isEqualTo("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aRepeatHasTheSameIdAndBodyButAnotherTime() {
        Notice alert = Samples.alert("en", "fix");
        Outgoing first = webhook.message(alert);
        clock.advance(Duration.ofHours(1));
        Outgoing again = webhook.message(alert);

        assertThat(again.headers().get("webhook-id")).isEqualTo(first.headers().get("webhook-id"));
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().get("webhook-timestamp")).isEqualTo("1771938000");
        assertThat(again.headers().get("webhook-signature"))
                .isNotEqualTo(first.headers().get("webhook-signature"));
    }

    @Test
    void anIdThatNoHeaderCarriesIsHashed() {
        assertThat(id("edition-2026_02")).isEqualTo("edition-2026_02");
        assertThat(id("第1版.x\u00e9")).matches("msg_[0-9a-f]{32}").isNotEqualTo(id("第2版.x\u00e9"));
    }

    @Test
    void anAlertIsAnEvent() {
        JsonNode event = Json.read(webhook.message(Samples.alert("en", "fix <b>")).body());

        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("type").asText()).isEqualTo("dev.courant.alert.raised.v1");
        assertThat(event.path("subject").asText()).isEqualTo("acme/engine");
        assertThat(event.path("time").asText()).isEqualTo("2026-02-24T12:00:00Z");
        assertThat(event.path("data").path("title").asText()).isEqualTo("fix <b>");
        assertThat(event.path("data").path("kind").asText()).isEqualTo("alert");
    }

    @Test
    void whatIsLeftOutIsCounted() {
        JsonNode data =
                Json.read(webhook.message(Samples.edition("en", 300, Samples.TITLES)).body())
                        .path("data");

        int shown = data.path("top").size();
        assertThat(shown).isBetween(30, 299);
        assertThat(data.path("omitted").path("top").asInt()).isEqualTo(300 - shown);
        assertThat(data.path("top").path(0).path("link").asText())
                .isEqualTo(Samples.item(0).toString());
        assertThat(data.path("problems").size() + data.path("omitted").path("problems").asInt())
                .isEqualTo(10);
    }

    /** Control characters take six bytes each in JSON. */
    @Test
    void theLargestEditionIsSmallEnough() {
        EditionNotice edition =
                Samples.edition(
                        "字".repeat(300),
                        "en",
                        300,
                        Samples.HOSTILE.stream().map(text -> "\u0001".repeat(5_000)).toList());

        String body = webhook.message(edition).body();

        assertThat(body.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(20_000);
    }

    private String id(String id) {
        return webhook.message(Samples.edition(id, "en", 3, Samples.TITLES))
                .headers()
                .get("webhook-id");
    }
}
