package dev.courant.notify;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * How those vendors are understood that answer everything with 200, and say in the body how it
 * went.
 *
 * @param field that holds the code; 0 is a success
 * @param limits codes of too many messages
 * @param pause how long one of them is to be taken to last, if the vendor always means the same
 * @param troubles codes of the vendor's own troubles
 * @param meaning of all other codes, which are refusals
 */
record ErrorCodes(
        String field,
        Set<Integer> limits,
        Optional<Duration> pause,
        Set<Integer> troubles,
        IntFunction<String> meaning) {

    Optional<DeliveryException> failure(String who, HttpAnswer answer) {
        Optional<DeliveryException> status = Failures.status(who, answer);
        JsonNode code = Json.read(answer.body()).path(field);
        if (!code.isIntegralNumber()) {
            return status.or(() -> Optional.of(Failures.strange(who)));
        }
        int number = code.intValue();
        if (number == 0) {
            return status;
        }
        if (limits.contains(number)) {
            return Optional.of(Failures.limited(who, number, answer.retryAfter().or(() -> pause)));
        }
        if (troubles.contains(number)) {
            return Optional.of(Failures.unavailable(who, number));
        }
        return status.filter(DeliveryException.Transient.class::isInstance)
                .or(() -> Optional.of(Failures.refused(who, number, meaning.apply(number))));
    }
}
