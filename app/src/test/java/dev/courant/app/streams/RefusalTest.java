package dev.courant.app.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;

import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

import java.util.Set;

class RefusalTest {

    @Test
    void tellsWhereToLook() {
        assertThat(advice(new SaslAuthenticationException("no"))).contains("kafka.properties");
        assertThat(advice(GroupAuthorizationException.forGroupId("g"))).endsWith("lists");
        assertThat(advice(new TopicAuthorizationException(Set.of("t")))).endsWith("lists");
        assertThat(advice(new TopicAuthorizationException("no"))).contains("Create");
        assertThat(advice(status(401))).contains("registry-properties");
        assertThat(advice(status(403))).contains("registry-properties");
    }

    @Test
    void hasNothingToSayOfOtherFailures() {
        assertThat(Refusal.advice(new StreamsException(new TimeoutException("late")))).isEmpty();
        assertThat(Refusal.advice(new SerializationException(status(409)))).isEmpty();
        assertThat(Refusal.advice(new IllegalStateException())).isEmpty();
    }

    private static String advice(Exception cause) {
        return Refusal.advice(new StreamsException("It cannot go on", cause)).orElseThrow();
    }

    private static RestClientException status(int status) {
        return new RestClientException("no", status, status);
    }
}
