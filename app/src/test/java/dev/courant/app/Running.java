package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.app.command.StopSignal;

import java.io.StringWriter;
import java.util.concurrent.CompletableFuture;

/**
 * A deployment at work.
 *
 * @param said what it has said so far
 */
record Running(StopSignal signal, StringWriter said, CompletableFuture<Integer> exitCode)
        implements AutoCloseable {

    /** Fails with what it said if it has ended by itself. */
    boolean says(String part) {
        assertThat(exitCode.isDone()).as(said::toString).isFalse();
        return said.toString().contains(part);
    }

    @Override
    public void close() {
        signal.give();
        assertThat(exitCode.join()).as(said::toString).isZero();
    }
}
