package dev.courant.testkit.webhook;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message that a vendor took.
 *
 * @param at when it came, by the simulator's clock
 * @param id by which a repeat is known, where the vendor has one
 * @param text all that readers see, one line each, markup included
 * @param links that readers can follow
 * @param body as it came
 */
public record Message(
        Vendor vendor,
        Instant at,
        Optional<String> id,
        List<String> text,
        List<String> links,
        JsonNode body) {

    public Message {
        text = List.copyOf(text);
        links = List.copyOf(links);
    }

    /** All of its text. */
    public String shown() {
        return String.join("\n", text);
    }
}
