package dev.courant.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;

import java.io.IOException;
import java.util.Optional;

/** Notices as bytes, for whoever keeps them. Fields that are not known are skipped. */
public final class Notices {

    private Notices() {}

    /** As JSON. */
    public static byte[] toBytes(Notice notice) {
        try {
            return Json.MAPPER.writeValueAsBytes(notice);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A notice can always be written", e);
        }
    }

    /**
     * What {@link #toBytes} wrote, also by an earlier or later version.
     *
     * @throws IllegalArgumentException if it is no notice; the message shows nothing of the bytes
     */
    public static Notice read(byte[] bytes) {
        try {
            return Optional.ofNullable(Json.MAPPER.readValue(bytes, Notice.class))
                    .orElseThrow(() -> new IllegalArgumentException("These bytes are no notice."));
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(
                    "These bytes are no notice: wrong at " + e.getPathReference() + ".");
        } catch (IOException e) {
            throw new IllegalArgumentException("These bytes are no notice: they are no JSON.");
        }
    }
}
