package dev.courant.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

class RedactedLogsTest {

    private static final String JAAS =
            "org.apache.kafka.PlainLoginModule required username=\"ann\" password=\"s3cret\";";

    private final LoggerContext context = new LoggerContext();

    @Test
    void aLineOfJsonHasWhatIsCollectedAndNoPassword() throws IOException {
        var encoder = new RedactedJson();
        encoder.setContext(context);
        encoder.start();
        var event = event("Cannot ask {} with " + JAAS, "http://ann:s3cret@registry/");
        event.addKeyValuePair(new KeyValuePair("repo", "acme/engine"));
        event.setThrowableProxy(
                new ThrowableProxy(
                        new IOException("no route to https://ann:s3cret@registry/subjects")));

        var line = new String(encoder.encode(event), StandardCharsets.UTF_8);

        assertThat(line).doesNotContain("s3cret").endsWith("}\n");
        assertThat(line.strip().lines()).hasSize(1);
        var json = new JsonMapper().readTree(line);
        assertThat(json.get("timestamp").asLong()).isEqualTo(1_772_000_000_000L);
        assertThat(json.get("level").asText()).isEqualTo("WARN");
        assertThat(json.get("loggerName").asText()).isEqualTo("dev.courant.Test");
        assertThat(json.get("threadName").asText()).isEqualTo("poller-1");
        assertThat(json.get("formattedMessage").asText())
                .startsWith("Cannot ask http://***@registry/ with ")
                .contains("username=\"ann\" password=\"***\";");
        assertThat(json.get("kvpList"))
                .extracting(JsonNode::toString)
                .containsExactly("{\"repo\":\"acme/engine\"}");
        assertThat(json.at("/throwable/message").asText())
                .isEqualTo("no route to https://***@registry/subjects");
    }

    @Test
    void aLineOfTextHasNoPassword() {
        var encoder = new RedactedText();
        encoder.setContext(context);
        encoder.setPattern("%-5level: %msg%n");
        encoder.start();

        var line = encoder.encode(event("Cannot ask {}", "http://ann:s3c@ret@registry/"));

        assertThat(new String(line, StandardCharsets.UTF_8).stripTrailing())
                .isEqualTo("WARN : Cannot ask http://***@registry/");
    }

    private LoggingEvent event(String message, Object argument) {
        var event = new LoggingEvent();
        event.setLoggerContext(context);
        event.setLoggerName("dev.courant.Test");
        event.setThreadName("poller-1");
        event.setLevel(Level.WARN);
        event.setTimeStamp(1_772_000_000_000L);
        event.setMessage(message);
        event.setArgumentArray(new Object[] {argument});
        return event;
    }
}
