package dev.courant.notify;

import java.time.Duration;
import java.util.Optional;

/**
 * What a server said.
 *
 * @param retryAfter as the header has it, one second to one day
 * @param body its beginning, at most 64 KiB
 */
record HttpAnswer(int status, Optional<Duration> retryAfter, String body) {

    boolean succeeded() {
        return status >= 200 && status < 300;
    }
}
