package dev.courant.notify;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;

/**
 * An event that readers should know of at once.
 *
 * @param score 0 to 100
 * @param title at most 300 characters are kept
 * @param link to the commit, pull request or issue
 * @param why it matters, in a sentence or two; at most 1,000 characters are kept
 * @param occurredAt when the event happened
 * @param further alerts that a cap held back since the last one; 0 normally
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AlertNotice(
        String id,
        String repo,
        Level level,
        int score,
        String title,
        String author,
        URI link,
        @Nullable String why,
        @JsonSerialize(using = ToStringSerializer.class)
                @JsonDeserialize(using = InstantReader.class)
                Instant occurredAt,
        String language,
        int further)
        implements Notice {

    /**
     * @throws IllegalArgumentException if the id, the language or the link is none
     */
    public AlertNotice {
        Bounds.id(id);
        Bounds.language(language);
        repo = Bounds.text(repo, Bounds.NAME);
        title = Bounds.text(title, Bounds.TITLE);
        author = Bounds.text(author, Bounds.NAME);
        link = Bounds.link(link);
        why = why == null ? null : Bounds.text(why, Bounds.SENTENCES);
    }
}
