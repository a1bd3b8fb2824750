package dev.courant.testkit.webhook;

import com.fasterxml.jackson.databind.JsonNode;

import dev.courant.testkit.http.Reply;
import dev.courant.testkit.http.Request;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A program that takes Standard Webhooks (1.0.0) with CloudEvents (1.0.2) in them. */
final class StandardDesk implements Desk {

    private static final int BYTES = 20_000;
    private static final long FIVE_MINUTES = Duration.ofMinutes(5).toMillis();

    @Override
    public Message take(Letter letter) {
        String id = header(letter, "webhook-id");
        letter.check(!id.contains("."), 400, "a full stop in the id");
        letter.secret().ifPresent(secret -> signature(letter, id, secret));
        letter.check(letter.bytes() <= BYTES, 413, "larger than 20 kB");
        letter.check(
                header(letter, "content-type").startsWith("application/cloudevents+json"),
                415,
                "not a structured event");
        JsonNode event = letter.body();
        letter.is(event, "specversion", "1.0");
        for (String field : List.of("id", "source", "type", "subject")) {
            letter.text(event, field);
        }
        return new Message(
                letter.vendor(),
                letter.now(),
                Optional.of(id),
                event.path("data").findValuesAsText("title"),
                event.path("data").findValues("link").stream()
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText)
                        .toList(),
                event);
    }

    private static void signature(Letter letter, String id, String secret) {
        String time = header(letter, "webhook-timestamp");
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        String expected = "v1," + Hmac.of(key, id + "." + time + "." + letter.request().body());
        letter.check(header(letter, "webhook-signature").equals(expected), 401, "signature");
        letter.check(letter.isWithin(Long.parseLong(time) * 1_000, FIVE_MINUTES), 401, "too old");
    }

    private static String header(Letter letter, String name) {
        Request request = letter.request();
        return request.header(name).orElseThrow(() -> new Refusal(400, name + " is missing"));
    }

    @Override
    public Reply taken() {
        return Reply.json(204, "");
    }

    @Override
    public Reply refused(Refusal why) {
        return Reply.json(why.code(), "{\"error\":\"" + why.getMessage() + "\"}");
    }

    @Override
    public Reply tooMany(Duration wait) {
        return Reply.json(429, "").with("Retry-After", "" + wait.toSeconds());
    }

    @Override
    public Reply trouble() {
        return Reply.json(503, "").with("Retry-After", "0");
    }

    @Override
    public Reply unknown(String secret) {
        return Reply.json(410, "gone: " + secret);
    }
}
