package dev.courant.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import okhttp3.HttpUrl;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Any program: a CloudEvent in structured JSON (cloudevents.io, 1.0.2), signed as Standard Webhooks
 * has it (github.com/standard-webhooks/standard-webhooks, 1.0.0). Texts are as they came: whoever
 * shows them escapes them.
 *
 * <p>{@code webhook-id} and the event's {@code id} and {@code source} are the same however often a
 * notice is sent; {@code webhook-timestamp} is that of the attempt. The specification recommends
 * less than 20 kB; the least important items are left out, and {@code omitted} counts them. Any 2xx
 * is a success.
 */
record StandardWebhook(Secret url, Secret secret, InstantSource clock) implements Vendor {

    private static final int BYTES = 20_000;

    /** The digits of what was left out. */
    private static final int COUNTS = 10;

    /** No full stops: they part what is signed. */
    private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    @Override
    public Pace pace() {
        return Pace.ANY;
    }

    @Override
    public Outgoing message(Notice notice) {
        String body = Json.write(event(notice));
        String id = webhookId(notice.id());
        String time = Long.toString(clock.instant().getEpochSecond());
        byte[] key = ChannelCheck.signingKey(secret).orElseThrow();
        return new Outgoing(
                HttpUrl.get(url.value()),
                Map.of(
                        "webhook-id", id,
                        "webhook-timestamp", time,
                        "webhook-signature",
                                "v1," + Signatures.hmac(key, id + "." + time + "." + body)),
                "application/cloudevents+json",
                body);
    }

    @Override
    public Optional<DeliveryException> failure(String who, HttpAnswer answer) {
        return Failures.status(who, answer);
    }

    private static String webhookId(String id) {
        return PLAIN_ID.matcher(id).matches() ? id : "msg_" + Signatures.digest(id);
    }

    private static ObjectNode event(Notice notice) {
        ObjectNode event =
                Json.object()
                        .put("specversion", "1.0")
                        .put("id", notice.id())
                        .put("source", "urn:courant")
                        .put("datacontenttype", "application/json");
        switch (notice) {
            case EditionNotice edition ->
                    event.put("type", "dev.courant.edition.published.v1")
                            .put("subject", edition.period());
            case AlertNotice alert ->
                    event.put("type", "dev.courant.alert.raised.v1")
                            .put("subject", alert.repo())
                            .put("time", alert.occurredAt().toString());
        }
        ObjectNode data = Json.MAPPER.valueToTree(notice);
        event.set("data", data);
        if (notice instanceof EditionNotice) {
            shorten(event, data);
        }
        return event;
    }

    /** Leaves out the last items and problems of an edition until the event is small enough. */
    private static void shorten(ObjectNode event, ObjectNode data) {
        ArrayNode top = (ArrayNode) data.replace("top", Json.array());
        ArrayNode problems = (ArrayNode) data.replace("problems", Json.array());
        ObjectNode omitted = data.putObject("omitted").put("top", 0).put("problems", 0);
        int room = BYTES - Size.UTF8.of(Json.write(event)) - COUNTS;
        ArrayNode kept = beginning(top, room * 3 / 4);
        data.set("top", kept);
        ArrayNode named = beginning(problems, room / 4);
        data.set("problems", named);
        omitted.put("top", top.size() - kept.size());
        omitted.put("problems", problems.size() - named.size());
    }

    /** As many elements as fit. */
    private static ArrayNode beginning(ArrayNode all, int room) {
        ArrayNode kept = Json.array();
        int used = 0;
        for (JsonNode element : all) {
            used += Size.UTF8.of(Json.write(element)) + 1;
            if (used > room) {
                break;
            }
            kept.add(element);
        }
        return kept;
    }
}
