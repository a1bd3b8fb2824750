package dev.courant.app.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;

import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

import java.io.EOFException;
import java.net.ConnectException;

class OutageTest {

    @Test
    void isWhenAServerIsOutOfReachOrBusy() {
        assertThat(Outage.causes(decoding(new ConnectException("refused")))).isTrue();
        assertThat(Outage.causes(decoding(status(503)))).isTrue();
        assertThat(Outage.causes(decoding(status(429)))).isTrue();
        assertThat(Outage.causes(new TimeoutException("brokers"))).isTrue();
    }

    @Test
    void isNotWhenTheServerSaysThatTheRecordIsWrong() {
        assertThat(Outage.causes(decoding(status(404)))).isFalse();
        assertThat(Outage.causes(decoding(status(409)))).isFalse();
        assertThat(Outage.causes(decoding(new EOFException()))).isFalse();
        assertThat(Outage.causes(new IllegalStateException())).isFalse();
    }

    @Test
    void isWhenTheTransactionWasAbortedWhileTheProcessStoodStill() {
        var late = new InvalidTxnStateException("The producer attempted to commit too late");

        assertThat(Outage.causes(new StreamsException("Cannot commit", late))).isTrue();
        assertThat(Outage.causes(new StreamsException("Cannot commit"))).isFalse();
    }

    private static SerializationException decoding(Exception cause) {
        return new SerializationException("Cannot decode", cause);
    }

    private static RestClientException status(int status) {
        return new RestClientException("answer", status, status * 100);
    }
}
