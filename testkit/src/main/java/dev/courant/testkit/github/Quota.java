package dev.courant.testkit.github;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The primary rate limit: one for all clients. Guarded by itself. */
final class Quota {

    private int limit = 5000;
    private Duration window = Duration.ofHours(1);
    private int used;
    private Instant reset = Instant.MIN;

    synchronized void set(int newLimit, Duration newWindow) {
        limit = newLimit;
        window = newWindow;
        used = 0;
        reset = Instant.MIN;
    }

    /** Uses one request; false if there was none left. */
    synchronized boolean take(Instant now) {
        renew(now);
        if (used >= limit) {
            return false;
        }
        used++;
        return true;
    }

    synchronized void giveBack() {
        used = Math.max(0, used - 1);
    }

    synchronized Map<String, Object> state(Instant now) {
        renew(now);
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("limit", limit);
        state.put("remaining", limit - used);
        state.put("reset", reset.getEpochSecond());
        state.put("used", used);
        state.put("resource", "core");
        return state;
    }

    Map<String, String> headers(Instant now) {
        Map<String, String> headers = new LinkedHashMap<>();
        state(now)
                .forEach(
                        (name, value) ->
                                headers.put("X-RateLimit-" + capitalised(name), value.toString()));
        return headers;
    }

    private void renew(Instant now) {
        if (!now.isBefore(reset)) {
            used = 0;
            reset = now.plus(window);
        }
    }

    private static String capitalised(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
