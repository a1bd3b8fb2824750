package dev.courant.publisher;

import dev.courant.schemas.EnrichedEvent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a model cites an edition's events: by tokens such as {@code [e:4878c4e]} and {@code [e:#38]},
 * since it must not make links. An id that two repositories have in common is preceded by the
 * repository: {@code [e:owner/name#38]}.
 */
final class Citations {

    private static final String TOKEN = "[\\[【] ?e[:：][^\\[\\]【】]{1,200}[\\]】]";
    private static final String RUN = "(?: ?" + TOKEN + ")++";

    /** Tokens side by side, with the parentheses and spaces that a model may put around them. */
    static final String TOKENS = "(?: ?[(（]" + RUN + " ?[)）]|" + RUN + ") ?";

    private static final Pattern PARTS = Pattern.compile("[\\s,;，；、\\[\\]【】()（）]+");
    private static final int SHORT_HASH = 7;

    private final Map<String, EnrichedEvent> events = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    private Citations() {}

    static Citations of(List<RepoDay> repos) {
        var citations = new Citations();
        for (var repo : repos) {
            for (var event : repo.events()) {
                citations.add(shortId(event), event);
                citations.add(event.getRepo() + longSuffix(event), event);
            }
        }
        return citations;
    }

    private void add(String id, EnrichedEvent event) {
        var key = key(id);
        if (events.putIfAbsent(key, event) != null) {
            ambiguous.add(key);
        }
    }

    /** The token by which a model can cite an event of the edition. */
    String token(EnrichedEvent event) {
        var id = shortId(event);
        return "[e:"
                + (ambiguous.contains(key(id)) ? event.getRepo() + longSuffix(event) : id)
                + "]";
    }

    /** The events that tokens cite, each once, in their order; unknown ones are left out. */
    List<EnrichedEvent> cited(String tokens) {
        var cited = new ArrayList<EnrichedEvent>();
        Arrays.stream(PARTS.split(tokens))
                .map(part -> part.replaceFirst("^e[:：]", ""))
                .map(this::event)
                .filter(event -> event != null && !cited.contains(event))
                .forEach(cited::add);
        return cited;
    }

    private @Nullable EnrichedEvent event(String id) {
        var key = key(id);
        boolean longHash = key.length() > SHORT_HASH && key.matches("[0-9a-f]+");
        var found = longHash ? key.substring(0, SHORT_HASH) : key;
        var event = known(found);
        if (event == null && key.matches("[0-9]+")) {
            return known("#" + key);
        }
        return event != null && longHash && !event.getSha().startsWith(key) ? null : event;
    }

    private @Nullable EnrichedEvent known(String key) {
        return ambiguous.contains(key) ? null : events.get(key);
    }

    private static String shortId(EnrichedEvent event) {
        return EventText.shortId(event);
    }

    private static String longSuffix(EnrichedEvent event) {
        var id = shortId(event);
        return id.startsWith("#") ? id : "@" + id;
    }

    private static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }
}
