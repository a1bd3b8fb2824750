package dev.courant.app.command;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;

import dev.courant.app.config.LogFormat;

import org.slf4j.LoggerFactory;

import java.nio.file.Path;

/**
 * Where logs go: as text, into a file of the data directory, besides the warnings that {@code
 * logback.xml} puts on stderr; as JSON, all to stderr, where whoever runs containers collects them.
 */
final class Logs {

    private static final String PATTERN = "%d{ISO8601} %-5level [%thread] %logger{30}: %msg%n";
    private static final String JSON = "json";
    private static final String LARGEST = "10MB";
    private static final int OLDER_FILES = 3;

    private Logs() {}

    /** From here on every line on stderr is JSON, if that is the format. */
    static void begin(LogFormat format) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        if (format == LogFormat.JSON && root.getAppender(JSON) == null) {
            context.getLogger("dev.courant").detachAppender("stderr");
            root.addAppender(json(context));
        }
    }

    private static ConsoleAppender<ILoggingEvent> json(LoggerContext context) {
        var encoder = new RedactedJson();
        encoder.setContext(context);
        encoder.start();
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setName(JSON);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    /**
     * Writes text into {@code courant.log}, 40 MB at most with its predecessors.
     *
     * @param directory where that is
     */
    static void into(Path directory) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setName("file");
        appender.setFile(directory.resolve("courant.log").toString());
        appender.setEncoder(encoder(context));
        appender.setRollingPolicy(rolling(context, appender, directory));
        appender.setTriggeringPolicy(bySize(context));
        appender.start();
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(appender);
    }

    private static RedactedText encoder(LoggerContext context) {
        var encoder = new RedactedText();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        return encoder;
    }

    private static FixedWindowRollingPolicy rolling(
            LoggerContext context, RollingFileAppender<ILoggingEvent> appender, Path directory) {
        var policy = new FixedWindowRollingPolicy();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(directory.resolve("courant.%i.log").toString());
        policy.setMinIndex(1);
        policy.setMaxIndex(OLDER_FILES);
        policy.start();
        return policy;
    }

    private static SizeBasedTriggeringPolicy<ILoggingEvent> bySize(LoggerContext context) {
        var policy = new SizeBasedTriggeringPolicy<ILoggingEvent>();
        policy.setContext(context);
        policy.setMaxFileSize(FileSize.valueOf(LARGEST));
        policy.start();
        return policy;
    }
}
