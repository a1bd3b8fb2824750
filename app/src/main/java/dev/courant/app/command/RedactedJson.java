package dev.courant.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;

import dev.courant.app.config.Redaction;

/**
 * A JSON object a line: {@code timestamp} (epoch milliseconds), {@code level}, {@code threadName},
 * {@code loggerName}, {@code formattedMessage}; {@code kvpList} with {@code service}, {@code repo}
 * and {@code event} where it is about one; {@code throwable}. Without the credentials that clients
 * put into what they log.
 */
final class RedactedJson extends JsonEncoder {

    RedactedJson() {
        setWithSequenceNumber(false);
        setWithNanoseconds(false);
        setWithContext(false);
        setWithMDC(false);
        setWithMessage(false);
        setWithArguments(false);
        setWithFormattedMessage(true);
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return Redaction.of(new String(super.encode(event), UTF_8)).getBytes(UTF_8);
    }
}
