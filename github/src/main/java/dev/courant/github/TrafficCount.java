package dev.courant.github;

import java.util.concurrent.atomic.LongAdder;

/** Counts requests and their answers. One per client, used by all its threads. */
final class TrafficCount {

    private final LongAdder requests = new LongAdder();
    private final LongAdder found = new LongAdder();
    private final LongAdder notModified = new LongAdder();
    private final LongAdder redirected = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder broken = new LongAdder();
    private final LongAdder unanswered = new LongAdder();

    void sent() {
        requests.increment();
    }

    void answered(int status) {
        of(status).increment();
    }

    void unanswered() {
        unanswered.increment();
    }

    private LongAdder of(int status) {
        return switch (status) {
            case 304 -> notModified;
            case 301, 302, 307, 308 -> redirected;
            default -> status >= 500 ? broken : status >= 300 ? refused : found;
        };
    }

    Traffic sum() {
        return new Traffic(
                requests.sum(),
                found.sum(),
                notModified.sum(),
                redirected.sum(),
                refused.sum(),
                broken.sum(),
                unanswered.sum());
    }
}
