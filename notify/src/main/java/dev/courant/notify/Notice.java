package dev.courant.notify;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * Something to tell readers. Plain data, which {@link Notices} writes and reads; every text in it
 * is untrusted, and kept as it came, but cut at the bounds that the records name.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = EditionNotice.class, name = "edition"),
    @JsonSubTypes.Type(value = AlertNotice.class, name = "alert")
})
public sealed interface Notice permits EditionNotice, AlertNotice {

    /**
     * What the notice is known by: sent again, it has the same id, so that those who can (e-mail,
     * the generic webhook) drop the repeat. 1 to 300 printable characters.
     */
    String id();

    /** {@code zh} or {@code en}. */
    String language();
}
