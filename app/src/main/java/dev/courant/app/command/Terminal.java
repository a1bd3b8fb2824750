package dev.courant.app.command;

import dev.courant.app.config.LogFormat;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.Consumer;

/**
 * What a person sees while waiting, on stderr: a bar on a terminal, and elsewhere a line when
 * something has changed. Results are another matter: they go to stdout.
 */
final class Terminal implements AutoCloseable {

    /** Set by the launcher, which can ask whether stderr is a terminal. */
    static final String PROPERTY = "courant.terminal";

    private static final int REFRESH_MILLIS = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Terminal.class);

    private final Consumer<String> err;
    private final @Nullable ProgressBar bar;
    private String last = "";

    private Terminal(Consumer<String> err, @Nullable ProgressBar bar) {
        this.err = err;
        this.bar = bar;
    }

    /**
     * @param task what is being done, for the bar
     */
    static Terminal open(String task) {
        return new Terminal(
                line -> System.err.println("courant: " + line), interactive() ? bar(task) : null);
    }

    /** The same, where every line on stderr may have to be JSON. */
    static Terminal open(String task, LogFormat format) {
        return switch (format) {
            case TEXT -> open(task);
            case JSON -> new Terminal(LOG::info, null);
        };
    }

    /** Whether a person is looking. */
    static boolean interactive() {
        return Boolean.getBoolean(PROPERTY);
    }

    private static ProgressBar bar(String task) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .setInitialMax(1)
                .clearDisplayOnFinish()
                .build();
    }

    /** So much of so much is done. */
    void show(long done, long total, String what) {
        if (bar != null) {
            bar.maxHint(total).stepTo(done).setExtraMessage(" " + what);
            return;
        }
        var line = "%s (%d of %d)".formatted(what, done, total);
        if (!line.equals(last)) {
            err.accept(line);
            last = line;
        }
    }

    /** How things are, while there is no end to count towards. */
    void status(String what) {
        if (bar != null) {
            bar.setExtraMessage(" " + what);
        } else if (!what.equals(last)) {
            err.accept(what);
            last = what;
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
