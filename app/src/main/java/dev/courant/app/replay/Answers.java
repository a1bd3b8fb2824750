package dev.courant.app.replay;

import dev.courant.app.topics.Cluster;

import java.util.HashSet;
import java.util.Set;

/**
 * What models have answered so far, lent to a replay so that it pays only for what is new, and what
 * it paid for brought back. For one thread.
 */
final class Answers {

    private final Cluster live;
    private final Set<String> known = new HashSet<>();

    Answers(Cluster live) {
        this.live = live;
    }

    void lendTo(Cluster own) {
        try (var records = new Records(own)) {
            Records.readAll(
                    live,
                    live.topics().answers(),
                    (key, answer) -> {
                        known.add(key);
                        records.send(own.topics().answers(), key, answer);
                    });
        }
    }

    /**
     * @return how many were new
     */
    int bringBackFrom(Cluster own) {
        int before = known.size();
        try (var records = new Records(live)) {
            Records.readAll(
                    own,
                    own.topics().answers(),
                    (key, answer) -> {
                        if (known.add(key)) {
                            records.send(live.topics().answers(), key, answer);
                        }
                    });
        }
        return known.size() - before;
    }
}
