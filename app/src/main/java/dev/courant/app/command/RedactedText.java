package dev.courant.app.command;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;

import dev.courant.app.config.Redaction;

import java.nio.charset.Charset;
import java.util.Objects;

/** Lines by a pattern, without the credentials that clients put into what they log. */
public final class RedactedText extends PatternLayoutEncoder {

    @Override
    public byte[] encode(ILoggingEvent event) {
        var charset = Objects.requireNonNullElseGet(getCharset(), Charset::defaultCharset);
        return Redaction.of(getLayout().doLayout(event)).getBytes(charset);
    }
}
