package dev.courant.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.courant.testkit.http.Fault;
import dev.courant.testkit.s3.S3Line;
import dev.courant.testkit.s3.S3Server;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.core.exception.SdkClientException;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** What people are told, and for how long they wait for it. */
class S3FailuresTest {

    private static final String PAGE = StoreContract.PAGE;
    private static final Metadata LATEST = StoreContract.LATEST;

    private static Newsstand newsstand;

    @BeforeAll
    static void open() {
        newsstand = new Newsstand();
    }

    @AfterAll
    static void close() {
        newsstand.close();
    }

    @AfterEach
    void mendTheLine() {
        newsstand.line.faults().clear();
    }

    @Test
    void saysThatThereIsNoSuchBucket() {
        var config = onServer().at(newsstand.server.url());
        try (var store = S3Store.open(withBucket(config, "nowhere"))) {
            assertThatIOException()
                    .isThrownBy(() -> store.get(PAGE))
                    .withMessageContaining("Cannot read s3://nowhere/daily/" + PAGE)
                    .withMessageContaining(newsstand.server.url().toString())
                    .withMessageContaining("there is no bucket nowhere; create it");
            assertThatIOException()
                    .isThrownBy(() -> store.put(PAGE, new byte[1], LATEST))
                    .withMessageContaining("there is no bucket nowhere; create it");
            assertThat(store.probe().usable()).isFalse();
            assertThat(store.probe().text()).contains("there is no bucket nowhere");
        }
    }

    private static S3Config withBucket(S3Config config, String bucket) {
        return new S3Config(
                bucket,
                config.prefix(),
                config.endpoint(),
                config.region(),
                config.pathStyle(),
                config.credentials(),
                config.callTimeout(),
                config.attemptTimeout());
    }

    @Test
    void saysThatTheKeysAreWrongAndNothingOfThem() {
        var wrong = new S3Credentials(S3Server.ACCESS_KEY, "wr0ng-secret");
        try (var store = S3Store.open(onServer().withCredentials(wrong))) {
            assertThatIOException()
                    .isThrownBy(() -> store.get(PAGE))
                    .withMessageContaining("403 SignatureDoesNotMatch")
                    .withMessageContaining("check access key and secret key")
                    .satisfies(S3FailuresTest::revealsNoKey);
            assertThat(store.probe().text()).contains("check access key");
            assertThat(onServer().withCredentials(wrong).toString()).doesNotContain("wr0ng");
        }
    }

    private static void revealsNoKey(Throwable failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("wr0ng").doesNotContain(S3Server.ACCESS_KEY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | AccessDenied                 | the keys need s3:GetObject and s3:PutObject",
                "301 | PermanentRedirect            | in another region (301 PermanentRedirect);"
                        + " set the region eu-west-3",
                "400 | AuthorizationHeaderMalformed | set the region eu-west-3",
                "403 | RequestTimeTooSkewed         | the clocks of this machine and of the server",
                "500 | InternalError                | the server answered 500 InternalError",
                "503 | SlowDown                     | the server is busy (503 SlowDown)",
                "418 | \u0007Odd                    | the server answered 418",
            })
    void saysWhatTheServerRefusedAndWhatToDo(int status, String code, String says) {
        newsstand
                .line
                .faults()
                .always(S3Line.refusal(status, code, Map.of("x-amz-bucket-region", "eu-west-3")));
        try (var store = newsstand.behindTheLine("daily")) {
            assertThatIOException()
                    .isThrownBy(() -> store.put(PAGE, new byte[1], LATEST))
                    .withMessageContaining("s3://newsstand/daily/" + PAGE)
                    .withMessageContaining(says)
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContainPattern("\\p{Cntrl}"));
        }
    }

    @Test
    void saysThatThereAreNoKeys() {
        var failure =
                SdkClientException.create(
                        "Unable to load credentials from any of the providers in the chain A(B())");

        assertThat(S3Failures.of("write", PAGE, onServer(), failure))
                .hasMessageContaining("there are no keys; set access key and secret key")
                .hasMessageNotContaining("chain");
    }

    @Test
    void saysThatNothingListensAtTheEndpoint() {
        var nobody = onServer().at(URI.create("http://127.0.0.1:1"));
        try (var store = S3Store.open(nobody)) {
            assertThatIOException()
                    .isThrownBy(() -> store.get(PAGE))
                    .withMessageContaining("at http://127.0.0.1:1: the connection failed")
                    .withMessageContaining("refused");
        }
    }

    @Test
    void putsTheBucketIntoTheHostNameWithoutPathStyle() {
        var config = onServer().at(URI.create("http://s3.invalid")).withPathStyle(false);
        try (var store = S3Store.open(config)) {
            assertThatIOException()
                    .isThrownBy(() -> store.get(PAGE))
                    .withMessageContaining("its host is not known")
                    .withStackTraceContaining("newsstand.s3.invalid");
        }
    }

    @Test
    void waitsForNoAnswerLongerThanItShould() {
        newsstand.line.faults().always(Fault.hang());
        var impatient =
                Newsstand.config(newsstand.line.url(), "daily")
                        .withTimeouts(Duration.ofSeconds(1), Duration.ofMillis(300));
        try (var store = S3Store.open(impatient)) {
            long start = System.nanoTime();

            assertThatIOException()
                    .isThrownBy(() -> store.get(PAGE))
                    .withMessageContaining("no answer in time");

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void takesNoHalfOfAnObjectForTheWhole() throws IOException {
        newsstand.store("half").put(PAGE, StoreContract.bytes("whole"), LATEST);
        try (var store = newsstand.behindTheLine("half")) {
            newsstand.line.faults().next(1, Fault.truncatedBody());
            assertThat(StoreContract.text(store, PAGE)).isEqualTo("whole");

            newsstand.line.faults().always(Fault.truncatedBody());
            assertThatIOException()
                    .isThrownBy(() -> store.get(PAGE))
                    .withMessageContaining("the connection failed");
        }
    }

    @Test
    void getsOverASingleStumble() throws IOException {
        newsstand.line.faults().next(1, S3Line.slowDown());
        newsstand.line.faults().next(1, Fault.reset()).after(2);
        try (var store = newsstand.behindTheLine("stumble")) {
            assertThat(store.put(PAGE, new byte[] {'x'}, LATEST)).isEqualTo(Written.CREATED);
        }
    }

    @Test
    void endsWhenItsThreadIsInterrupted() {
        try (var store = newsstand.behindTheLine("daily")) {
            Thread.currentThread().interrupt();

            assertThatExceptionOfType(InterruptedIOException.class)
                    .isThrownBy(() -> store.get(PAGE));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static S3Config onServer() {
        return Newsstand.config(newsstand.server.url(), "daily");
    }
}
