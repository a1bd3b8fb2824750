package dev.courant.github;

import okhttp3.Headers;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * What GitHub has said about how much may still be asked. One per client, shared by all its
 * threads; nothing of it survives a restart, and the first answer after one brings it back.
 */
public final class Quota {

    /**
     * The quota as of the last answer that told it.
     *
     * @param limit requests per window
     * @param remaining of these
     * @param reset end of the window, by this machine's clock
     */
    public record Snapshot(int limit, int remaining, Instant reset) {}

    private record Sighting(Snapshot snapshot, Instant at) {}

    private final AtomicReference<@Nullable Sighting> last = new AtomicReference<>();
    private final AtomicReference<Instant> pausedUntil = new AtomicReference<>(Instant.EPOCH);

    Quota() {}

    /** Empty until GitHub has told: an Enterprise server without limits never does. */
    public Optional<Snapshot> snapshot() {
        return Optional.ofNullable(last.get()).map(Sighting::snapshot);
    }

    void saw(Headers headers, ServerClock clock) {
        OptionalLong limit = Numbers.header(headers, "X-RateLimit-Limit");
        OptionalLong remaining = Numbers.header(headers, "X-RateLimit-Remaining");
        OptionalLong reset = Numbers.header(headers, "X-RateLimit-Reset");
        if (limit.isPresent() && remaining.isPresent() && reset.isPresent()) {
            Instant end = clock.toOurs(Instant.ofEpochSecond(reset.getAsLong()));
            Snapshot snapshot =
                    new Snapshot(
                            Numbers.toInt(limit.getAsLong()),
                            Numbers.toInt(remaining.getAsLong()),
                            end);
            last.set(new Sighting(snapshot, clock.ours()));
        }
    }

    /** No request may be sent before this instant. */
    void pauseUntil(Instant instant) {
        pausedUntil.accumulateAndGet(instant, (old, then) -> then.isAfter(old) ? then : old);
    }

    /** When the pause that GitHub asked for ends; empty if there is none now. */
    Optional<Instant> pause(Instant now) {
        return Optional.of(pausedUntil.get()).filter(now::isBefore);
    }

    /** When a request is welcome; empty for now. */
    Optional<Instant> notBefore(Instant now) {
        Optional<Instant> slot =
                Optional.ofNullable(last.get()).flatMap(Quota::nextSlot).filter(now::isBefore);
        return Stream.of(slot, pause(now)).flatMap(Optional::stream).max(Comparator.naturalOrder());
    }

    /**
     * When a request that can wait is welcome; empty for now.
     *
     * @param owed requests that are still to come of those before
     */
    Optional<Instant> spareNotBefore(int owed, Instant now) {
        Optional<Instant> renewal =
                snapshot()
                        .filter(quota -> (quota.remaining() - (long) owed) * 2 < quota.limit())
                        .map(Snapshot::reset)
                        .filter(now::isBefore);
        return Stream.of(renewal, notBefore(now))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    /**
     * Below a tenth, what is left is spread evenly over the rest of the window; with nothing left,
     * that is its end.
     */
    private static Optional<Instant> nextSlot(Sighting seen) {
        Snapshot quota = seen.snapshot();
        if (quota.remaining() * 10L >= quota.limit() && quota.remaining() > 0) {
            return Optional.empty();
        }
        Duration left = Duration.between(seen.at(), quota.reset());
        return Optional.of(seen.at().plus(left.dividedBy(quota.remaining() + 1L)));
    }
}
